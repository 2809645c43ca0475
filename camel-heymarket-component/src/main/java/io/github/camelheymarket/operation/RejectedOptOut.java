package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.spi.Priority;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes the opt-out of a contact whose create or update is rejected for another reason, if the contact is known, and adds
 * the outcome to the exception (R5.5): an invalid tag must not keep a person reachable who has opted out.
 */
final class RejectedOptOut {

    private final RowMappers mappers;
    private final ContactLookup contacts;
    private final StatusWrite statuses;

    RejectedOptOut(OperationSetup setup, RowMappers mappers, ContactLookup contacts) {
        this.mappers = mappers;
        this.contacts = contacts;
        this.statuses = new StatusWrite(setup.at(Priority.CONSENT), contacts);
    }

    /**
     * @param source the contact of the input
     * @param existing finds the stored contacts of a row with the keys and the opt-out; empty if nothing identifies one
     * @throws HeymarketException of the write; if it was caused by the contact, with a sentence on its opt-out
     */
    OperationResult orElse(
            Object source, Function<Row, Optional<List<ContactRef>>> existing, Supplier<OperationResult> write) {
        try {
            return write.get();
        } catch (HeymarketException e) {
            Row optOut = isCausedByContact(e) ? mappers.optOutOfOne(source) : null;
            throw optOut == null ? e : withSentence(e, writeOptOut(optOut, existing));
        }
    }

    /**
     * Whether the same contact would fail again. Unknown columns have an exception of their own, which covers the
     * opt-out.
     */
    private static boolean isCausedByContact(HeymarketException e) {
        return !(e instanceof HeymarketColumnsException)
                && (e instanceof HeymarketValidationException
                        || e instanceof HeymarketBadRequestException
                        || e instanceof HeymarketAnswerException
                        || e.getClass() == HeymarketException.class);
    }

    private String writeOptOut(Row optOut, Function<Row, Optional<List<ContactRef>>> existing) {
        try {
            Optional<List<ContactRef>> found = existing.apply(optOut);
            if (found.isEmpty()) {
                return "Its opt-out was not carried out: no valid key identifies the contact.";
            }
            List<ContactRef> known = found.get();
            if (known.isEmpty()) {
                return "Its opt-out was not carried out: no contact is known for it.";
            }
            if (known.size() > 1) {
                return "Its opt-out was not carried out either: several contacts fit.";
            }
            if (contacts.consent(known.get(0)) == Consent.OPTED_OUT) {
                return "The contact is opted out already.";
            }
            statuses.set(known.get(0), MessagingStatus.UNSUBSCRIBED);
            return "Its opt-out was carried out all the same.";
        } catch (HeymarketException e) {
            return (e.isMaybeApplied()
                            ? "Whether its opt-out was carried out is not known: "
                            : "Its opt-out was not carried out: ")
                    + Redactor.ofNothing().redact(String.valueOf(e.getMessage()));
        }
    }

    private static HeymarketException withSentence(HeymarketException e, String sentence) {
        String before = String.valueOf(e.getMessage());
        String message = before + (before.endsWith(".") ? " " : ". ") + sentence;
        HeymarketException copy;
        if (e instanceof HeymarketValidationException v) {
            copy = new HeymarketValidationException(v.getReason(), v.getField(), message, v.getRejectedValue());
        } else if (e instanceof HeymarketBadRequestException) {
            copy = new HeymarketBadRequestException(message, details(e), e.getCause());
        } else if (e instanceof HeymarketAnswerException) {
            copy = new HeymarketAnswerException(message, details(e), e.getCause());
        } else {
            copy = new HeymarketException(message, details(e), e.getCause());
        }
        copy.setStackTrace(e.getStackTrace());
        for (Throwable suppressed : e.getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    private static Details details(HeymarketException e) {
        return new Details(
                new HeymarketException.Response(
                        e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getResponseBody()),
                e.getAttempts(),
                e.isMaybeApplied());
    }
}
