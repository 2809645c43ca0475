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
import java.util.function.Function;

/**
 * Carries out the opt-out of a contact whose create or update is refused for something else, where the person is known, and
 * says in the exception what became of it (R5.5): a bad tag must not keep a person reachable who does not want to be.
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
     * Does something for one contact.
     *
     * @param source the contact as it came
     * @param people whom it is about, given its phone and its opt-out; {@code null} where nothing tells
     * @throws HeymarketException what the work threw; where it is about the contact itself, with a sentence on its opt-out
     */
    OperationResult orElse(Object source, Function<Row, List<ContactRef>> people, Work work) {
        try {
            return work.run();
        } catch (HeymarketException e) {
            Row optOut = isOfTheContact(e) ? mappers.optOutOfOne(source) : null;
            throw optOut == null ? e : adding(e, carriedOut(optOut, people));
        }
    }

    /** A create or an update. */
    @FunctionalInterface
    interface Work {
        OperationResult run();
    }

    /** To send the same contact again would not help its opt-out. Columns are another matter: they say so themselves. */
    private static boolean isOfTheContact(HeymarketException e) {
        return !(e instanceof HeymarketColumnsException)
                && (e instanceof HeymarketValidationException
                        || e instanceof HeymarketBadRequestException
                        || e instanceof HeymarketAnswerException
                        || e.getClass() == HeymarketException.class);
    }

    private String carriedOut(Row optOut, Function<Row, List<ContactRef>> people) {
        try {
            List<ContactRef> known = people.apply(optOut);
            if (known == null) {
                return "Its opt-out was not carried out: nothing tells whose it is.";
            }
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

    /** The same failure, with one more sentence. */
    private static HeymarketException adding(HeymarketException e, String sentence) {
        String message = e.getMessage() + (e.getMessage().endsWith(".") ? " " : ". ") + sentence;
        HeymarketException told;
        if (e instanceof HeymarketValidationException v) {
            told = new HeymarketValidationException(v.getReason(), v.getField(), message, v.getRejectedValue());
        } else if (e instanceof HeymarketBadRequestException) {
            told = new HeymarketBadRequestException(message, details(e), e.getCause());
        } else if (e instanceof HeymarketAnswerException) {
            told = new HeymarketAnswerException(message, details(e), e.getCause());
        } else {
            told = new HeymarketException(message, details(e), e.getCause());
        }
        told.setStackTrace(e.getStackTrace());
        for (Throwable suppressed : e.getSuppressed()) {
            told.addSuppressed(suppressed);
        }
        return told;
    }

    private static Details details(HeymarketException e) {
        return new Details(
                e.getStatus(),
                e.getCode(),
                e.getRequestId(),
                e.getField(),
                e.getAttempts(),
                e.getResponseBody(),
                e.isMaybeApplied());
    }
}
