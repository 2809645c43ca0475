package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;

/** Gives a contact another phone, by itself: v1 by integer id, else v2 with proof in the answer (R3.5). */
final class PhoneChange {

    private final BulkCalls calls;
    private final RunRecorder log;
    private final SplitBudget splits;

    PhoneChange(BulkCalls calls, RunRecorder log, SplitBudget splits) {
        this.calls = calls;
        this.log = log;
        this.splits = splits;
    }

    void send(PendingWrite write) {
        RowGroup group = write.group();
        try {
            ApiResponse response = calls.put(write.stored(), write.item());
            group.attempts += response.attempts();
            GroupResult verdict = verdict(write, response);
            changed(write);
            if (verdict.outcome().isSuccess()) {
                splits.stored();
            }
            log.end(group, verdict);
        } catch (HeymarketException e) {
            group.attempts += e.getAttempts();
            group.doubt = e.isMaybeApplied() ? e : group.doubt;
            changed(write);
            log.end(group, failed(write, e).of(write.stored()));
            calls.stopIfHopeless(e);
        }
    }

    /** The old phone leads to nobody, or to the contact as it is read then. */
    private void changed(PendingWrite write) {
        calls.written().moved(write.stored().contact());
        calls.written().written(write, write.stored().id(), write.stored().uuid(), null);
    }

    private GroupResult verdict(PendingWrite write, ApiResponse response) {
        StoredContact stored = write.stored();
        Contact answer = response.body() instanceof ObjectNode object ? new Contact(object) : new Contact();
        // Whether a v2 update changes the phone is not documented, so only an answer that shows it counts (C5.14). Of
        // v1 an
        // answer that shows no contact proves nothing.
        boolean changed = stored.id() != null && Answers.isOfAContact(answer)
                || MatchKeys.phonesOf(answer).contains(write.group().phoneKey())
                || !Answers.isOfAContact(answer) && isShown(write);
        if (changed) {
            String uuid = stored.uuid() == null ? answer.getUuid() : stored.uuid();
            return GroupResult.answered(Outcome.UPDATED, stored.id(), uuid, response, write.group().attempts);
        }
        return GroupResult.refused(
                        Outcome.FAILED,
                        "PHONE_NOT_CHANGED",
                        "Heymarket's answer to the update does not show the new phone",
                        response,
                        write.group().attempts)
                .of(stored);
    }

    private boolean isShown(PendingWrite write) {
        return calls.readAgain(write.stored())
                .filter(contact ->
                        MatchKeys.phonesOf(contact).contains(write.group().phoneKey()))
                .isPresent();
    }

    private GroupResult failed(PendingWrite write, HeymarketException e) {
        int attempts = write.group().attempts;
        if (e instanceof HeymarketBadRequestException) {
            return GroupResult.failed(Outcome.REJECTED, "REFUSED", e, attempts);
        }
        if (e instanceof HeymarketNotFoundException) {
            return GroupResult.failed(Outcome.FAILED, "GONE", e, attempts);
        }
        try {
            return isShown(write)
                    ? GroupResult.unsent(Outcome.UPDATED, write.stored()).after(attempts)
                    : GroupResult.notSent(e, attempts);
        } catch (HeymarketException unreadable) {
            return GroupResult.failed(Outcome.UNKNOWN, "OUTCOME_UNKNOWN", e, attempts);
        }
    }
}
