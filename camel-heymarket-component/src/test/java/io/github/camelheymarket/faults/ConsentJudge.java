package io.github.camelheymarket.faults;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;

/** Holds what is there after a step against what was there before it, and against what was reported. */
final class ConsentJudge {

    private final Map<Long, SandboxContact> before;
    private final Map<Long, SandboxContact> after;
    private final ConsentStep step;

    ConsentJudge(Map<Long, SandboxContact> before, Map<Long, SandboxContact> after, ConsentStep step) {
        this.before = before;
        this.after = after;
        this.step = step;
    }

    String wrong() {
        if (step.said()) {
            return null;
        }
        for (SandboxContact was : before.values()) {
            SandboxContact is = after.get(was.id());
            if (was.isOptedOut() && is == null && !step.deletes()) {
                return "the opt-out of " + was + " went with it";
            }
            if (was.isOptedOut() && is != null && !is.isOptedOut() && !mayOptIn(was)) {
                return was + " was opted in";
            }
        }
        for (SandboxContact is : after.values()) {
            if (!before.containsKey(is.id()) && !is.isOptedOut() && mustBeOut(is)) {
                return is + " is somebody who opted out";
            }
        }
        return reported();
    }

    private boolean mayOptIn(SandboxContact was) {
        return !was.consent().unsubscribedContact() && step.optsIn().stream().anyMatch(person -> has(was, person));
    }

    private boolean mustBeOut(SandboxContact is) {
        return before.values().stream()
                .filter(SandboxContact::isOptedOut)
                .anyMatch(was -> was.channels().stream().anyMatch(is.channels()::contains));
    }

    private static boolean has(SandboxContact contact, int person) {
        return contact.channels().stream()
                .anyMatch(channel ->
                        channel.type().equals(Channel.PHONE) && channel.value().equals(ConsentTrial.phone(person)));
    }

    private List<SandboxContact> of(int person) {
        return after.values().stream().filter(contact -> has(contact, person)).toList();
    }

    private boolean isOut(int person) {
        return of(person).size() != 1 || of(person).get(0).isOptedOut();
    }

    private String reported() {
        if (step.rows().isEmpty()) {
            return step.exchange() == null ? null : reportedAlone();
        }
        for (RowResult row : ConsentTrial.rows(step.exchange())) {
            int person = step.rows().get(row.index());
            boolean carriedOut = row.reason() != null && row.reason().contains(ConsentTrial.CARRIED_OUT);
            boolean success = row.outcome().isSuccess()
                    && !row.outcome().name().equals("SKIPPED")
                    && of(person).size() == 1;
            if ((success && step.outRows().contains(row.index()) || carriedOut) && !isOut(person)) {
                return row + " says that it is done, and " + of(person) + " is not opted out";
            }
            boolean optedIn = row.changes().stream()
                    .anyMatch(change -> change.field().equals("is_opted_out") && "false".equals(change.to()));
            if (optedIn && of(person).stream().allMatch(SandboxContact::isOptedOut)) {
                return row + " says that it was opted in, and " + of(person) + " is not";
            }
        }
        return null;
    }

    private String reportedAlone() {
        Exception e = step.exchange().getException();
        for (int person : step.wantsOut()) {
            boolean said = e == null || String.valueOf(e.getMessage()).contains(ConsentTrial.CARRIED_OUT);
            if (said && !isOut(person)) {
                return "it is said to be done, and " + of(person) + " is not opted out";
            }
        }
        boolean open = e instanceof HeymarketException h
                && (h.isMaybeApplied() || h.getMessage().contains("opt-out"));
        if (e != null && !open) {
            for (SandboxContact was : before.values()) {
                SandboxContact is = after.get(was.id());
                if (is == null || is.isOptedOut() != was.isOptedOut()) {
                    return "it failed and is said to have done nothing, and " + was + " became " + is;
                }
            }
        }
        return null;
    }
}
