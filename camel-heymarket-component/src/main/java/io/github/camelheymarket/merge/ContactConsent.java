package io.github.camelheymarket.merge;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.model.ContactStatus;
import java.util.function.Function;

/** Whether a stored contact has opted out: by the reads of a job, else by a status call (R5). {@link Consent} reads the answers. */
public final class ContactConsent {

    private final Function<StoredContact, ContactStatus> statusCall;
    private final ObservedFields seen;

    /**
     * @param statusCall asks Heymarket for the status of a contact that {@link #canBeNamed}
     * @param seen the fields that the answers of the job have shown
     */
    public ContactConsent(Function<StoredContact, ContactStatus> statusCall, ObservedFields seen) {
        this.statusCall = statusCall;
        this.seen = seen;
    }

    /** What the reads of the job show; UNKNOWN where no answer of their endpoints has shown the flag for any contact. */
    public Consent known(StoredContact stored) {
        Boolean shown = stored.contact().getOptedOut();
        if (shown != null) {
            return Consent.of(shown);
        }
        boolean unknown =
                stored.contact().has(ObservedFields.OPTED_OUT) || seen.isUnknown(stored, ObservedFields.OPTED_OUT);
        return unknown ? Consent.UNKNOWN : Consent.NOT_OPTED_OUT;
    }

    /** What the reads show, else what one status call shows. */
    public Consent find(StoredContact stored) {
        Consent known = known(stored);
        return known == Consent.UNKNOWN ? Consent.of(status(stored)) : known;
    }

    /** One status call; empty where its answer cannot be read, or the contact has no id and no phone. */
    public ContactStatus status(StoredContact stored) {
        if (!canBeNamed(stored)) {
            return new ContactStatus();
        }
        try {
            return statusCall.apply(stored);
        } catch (HeymarketAnswerException e) {
            return new ContactStatus();
        }
    }

    /** Whether the status calls of v1 can address the contact. */
    public static boolean canBeNamed(StoredContact stored) {
        return stored.id() != null || MatchKeys.phone(stored.contact().getPhone()) != null;
    }
}
