package io.github.camelheymarket.bulk;

import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.ContactStatus;

/** Finds out whether a contact has opted out, and never lets a write forget it (R5). */
final class ConsentGuard {

    private final BulkCalls calls;
    private final SeenMembers seen;

    ConsentGuard(BulkCalls calls, SeenMembers seen) {
        this.calls = calls;
        this.seen = seen;
    }

    /** What the reads of this run tell: {@code null} where no answer of these endpoints has shown the flag. */
    Boolean known(Stored stored) {
        Boolean shown = stored.contact().getOptedOut();
        if (shown != null) {
            return shown;
        }
        boolean unknown = stored.contact().has(SeenMembers.OPTED_OUT) || seen.isUnknown(stored, SeenMembers.OPTED_OUT);
        return unknown ? null : Boolean.FALSE;
    }

    /** One status call; {@code null} where even that does not tell, or the contact has nothing to ask by. */
    Boolean ask(Stored stored) {
        return canAsk(stored) ? calls.status(stored).optedOut() : null;
    }

    private static boolean canAsk(Stored stored) {
        return stored.id() != null || Keys.phone(stored.contact().getPhone()) != null;
    }

    /**
     * Subscribes a contact whose row says that it is not opted out, unless the person may have opted out (R5.2).
     *
     * @param dryRun ask, but do not subscribe
     * @return what came of it
     */
    OptIn optIn(Stored stored, boolean dryRun) {
        if (!canAsk(stored)) {
            return new OptIn(null, false, null);
        }
        ContactStatus status = calls.status(stored);
        Boolean out = status.optedOut();
        if (!Boolean.TRUE.equals(out)) {
            return new OptIn(out, false, null);
        }
        // Missing means nobody knows who opted the contact out, so it may have been the person.
        if (!Boolean.FALSE.equals(status.getUnsubscribedContact())) {
            return new OptIn(Boolean.TRUE, false, null);
        }
        if (dryRun) {
            return new OptIn(Boolean.FALSE, true, null);
        }
        calls.written().changed(stored);
        return new OptIn(Boolean.FALSE, true, calls.subscribe(stored));
    }

    /**
     * @param optedOut whether the contact is opted out afterwards; {@code null} where the status does not tell
     * @param done whether it was subscribed
     * @param response the answer to that, {@code null} without one
     */
    record OptIn(Boolean optedOut, boolean done, ApiResponse response) {}
}
