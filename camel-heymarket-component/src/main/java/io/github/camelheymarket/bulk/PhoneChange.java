package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.JobAbortedException;
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
        ApiResponse response;
        try {
            response = reads.job().gateway().update(stored.id(), stored.uuid(), write.item());
        } catch (HeymarketException e) {
            sends.sent(write, e.getAttempts());
            failed(write, e);
            results.stopIfHopeless(e);
            return;
        }
        sends.sent(write, response.attempts());
        answered(write, response);
    }

    private void answered(PendingWrite write, ApiResponse response) {
        StoredContact stored = write.contact();
        Contact answer = response.body() instanceof ObjectNode object ? new Contact(object) : new Contact();
        boolean changed;
        try {
            changed = isShown(write, answer);
        } catch (HeymarketException e) {
            results.phoneWritten(
                    write,
                    GroupResult.failed(Outcome.UNKNOWN, "NOT_VERIFIED", e).of(stored));
            results.stopIfHopeless(e);
            return;
        } catch (JobAbortedException stop) {
            results.phoneWritten(write, GroupResult.notVerified(response).of(stored));
            throw stop;
        }
        String uuid = stored.uuid() == null ? answer.getUuid() : stored.uuid();
        results.phoneWritten(
                write,
                changed
                        ? GroupResult.answered(Outcome.UPDATED, stored.id(), uuid, response)
                        : GroupResult.refused(
                                        Outcome.FAILED,
                                        "PHONE_NOT_CHANGED",
                                        "Heymarket's answer to the update does not show the new phone",
                                        response)
                                .of(stored));
    }

    /**
     * Whether the contact has its new phone. An answer of v1 that shows a contact is enough. Whether a v2 update changes the
     * phone is not documented, so its answer has to show the phone (C5.14). An answer without a contact proves nothing, so a
     * read has to show the phone.
     */
    private boolean isShown(PendingWrite write, Contact answer) {
        if (!Answers.isOfAContact(answer)) {
            return isStored(write);
        }
        return write.contact().id() != null || hasNewPhone(write, answer);
    }

    private boolean isStored(PendingWrite write) {
        return reads.get(write.contact())
                .filter(contact -> hasNewPhone(write, contact))
                .isPresent();
    }

    private static boolean hasNewPhone(PendingWrite write, Contact contact) {
        return MatchKeys.phonesOf(contact).contains(write.group().phoneKey());
    }

    private void failed(PendingWrite write, HeymarketException e) {
        if (e.isMaybeApplied()) {
            sends.doubted(write, e);
            results.phoneWritten(write, afterDoubt(write, e).of(write.contact()));
        } else {
            results.ended(write, refused(e).of(write.contact()));
        }
    }

    private GroupResult afterDoubt(PendingWrite write, HeymarketException doubt) {
        try {
            return isStored(write) ? GroupResult.unsent(Outcome.UPDATED, write.stored()) : refused(doubt);
        } catch (HeymarketException unreadable) {
            return GroupResult.unknown(doubt);
        }
    }

    private static GroupResult refused(HeymarketException e) {
        if (e instanceof HeymarketBadRequestException) {
            return GroupResult.failed(Outcome.REJECTED, "REFUSED", e);
        }
        return e instanceof HeymarketNotFoundException
                ? GroupResult.failed(Outcome.FAILED, "GONE", e)
                : GroupResult.notSent(e);
    }
}
