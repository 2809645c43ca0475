package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;

/** Nobody who opted out is subscribed again, or deleted where that is not asked for, and who is said to be opted out is. */
final class HistoryConsent {

    private HistoryConsent() {}

    /** @return {@code null} if nothing is wrong */
    static String wrong(
            Map<Long, SandboxContact> before, Map<Long, SandboxContact> after, HistoryStep step, boolean hadRawLoads) {
        boolean isCareless = hadRawLoads || step.kind() == HistoryStep.Kind.CREATE || step.has("consentCheck=never");
        for (SandboxContact was : before.values()) {
            SandboxContact is = after.get(was.id());
            if (was.isOptedOut() && !isCareless && is != null && !is.isOptedOut()) {
                return was + " had opted out, and is subscribed again";
            }
            if (was.isOptedOut() && !isCareless && is == null && !step.has("keepOptedOut=false")) {
                return was + " had opted out, and is deleted";
            }
        }
        boolean isSaid = step.kind() == HistoryStep.Kind.OPT_OUT
                && !step.isKilled()
                && step.exchange().getException() == null;
        String phone = HistoryTrial.phone(
                step.rows().isEmpty() ? 0 : step.rows().get(0).person());
        boolean isOptedOut = after.values().stream().anyMatch(is -> is.phone().equals(phone) && is.isOptedOut());
        return isSaid && !isOptedOut ? "it is said to be opted out, and is not" : null;
    }
}
