package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;

/** Gives a contact another phone, by a call of its own: v1 by integer id, else v2, verified by the answer (R3.5). */
final class PhoneChange {

    private final JobReads reads;
    private final SendLog sends;
    private final WriteResults results;

    PhoneChange(JobReads reads, SendLog sends, WriteResults results) {
        this.reads = reads;
        this.sends = sends;
        this.results = results;
    }

    void send(PendingWrite write) {
        StoredContact stored = write.contact();
        try {
            ApiResponse response = reads.job().gateway().update(stored.id(), stored.uuid(), write.item());
            sends.sent(write, response.attempts());
            GroupResult result = answered(write, response);
            results.phoneChanged(write);
            results.ended(write, result);
        } catch (HeymarketException e) {
            sends.sent(write, e.getAttempts());
            if (e.isMaybeApplied()) {
                sends.doubted(write, e);
            }
            results.phoneChanged(write);
            results.ended(write, failed(write, e).of(stored));
            results.stopIfHopeless(e);
        }
    }

    private GroupResult answered(PendingWrite write, ApiResponse response) {
        StoredContact stored = write.contact();
        Contact answer = response.body() instanceof ObjectNode object ? new Contact(object) : new Contact();
        // Whether a v2 update changes the phone is not documented, so its answer has to show the phone (C5.14). An
        // answer
        // of v1 that shows no contact proves nothing.
        boolean changed = stored.id() != null && Answers.isOfAContact(answer)
                || MatchKeys.phonesOf(answer).contains(write.group().phoneKey())
                || !Answers.isOfAContact(answer) && isShown(write);
        if (changed) {
            String uuid = stored.uuid() == null ? answer.getUuid() : stored.uuid();
            return GroupResult.answered(Outcome.UPDATED, stored.id(), uuid, response);
        }
        return GroupResult.refused(
                        Outcome.FAILED,
                        "PHONE_NOT_CHANGED",
                        "Heymarket's answer to the update does not show the new phone",
                        response)
                .of(stored);
    }

    private boolean isShown(PendingWrite write) {
        return reads.get(write.contact())
                .filter(contact ->
                        MatchKeys.phonesOf(contact).contains(write.group().phoneKey()))
                .isPresent();
    }

    private GroupResult failed(PendingWrite write, HeymarketException e) {
        if (e instanceof HeymarketBadRequestException) {
            return GroupResult.failed(Outcome.REJECTED, "REFUSED", e);
        }
        if (e instanceof HeymarketNotFoundException) {
            return GroupResult.failed(Outcome.FAILED, "GONE", e);
        }
        try {
            return isShown(write) ? GroupResult.unsent(Outcome.UPDATED, write.stored()) : GroupResult.notSent(e);
        } catch (HeymarketException unreadable) {
            return GroupResult.unknown(e);
        }
    }
}
