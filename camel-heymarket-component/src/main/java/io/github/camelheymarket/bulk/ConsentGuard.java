package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.ContactStatus;

/** Finds out for a bulk job whether a contact has opted out; {@link Consent} decides what that means (R5). */
final class ConsentGuard {

    private final BulkCalls calls;
    private final ObservedFields seen;

    ConsentGuard(BulkCalls calls, ObservedFields seen) {
        this.calls = calls;
        this.seen = seen;
    }

    /** What the reads of this run tell: unknown where no answer of these endpoints has shown the flag. */
    Consent known(StoredContact stored) {
        Boolean shown = stored.contact().getOptedOut();
        if (shown != null) {
            return Consent.of(shown);
        }
        boolean unknown =
                stored.contact().has(ObservedFields.OPTED_OUT) || seen.isUnknown(stored, ObservedFields.OPTED_OUT);
        return unknown ? Consent.UNKNOWN : Consent.NOT_OPTED_OUT;
    }

    /** What the reads tell, else one status call. */
    Consent find(StoredContact stored) {
        Consent known = known(stored);
        return known == Consent.UNKNOWN ? Consent.of(status(stored)) : known;
    }

    /** One status call; empty where its answer cannot be read, or the contact has nothing to ask by. */
    ContactStatus status(StoredContact stored) {
        if (!canBeNamed(stored)) {
            return new ContactStatus();
        }
        try {
            return calls.status(stored);
        } catch (HeymarketAnswerException e) {
            return new ContactStatus();
        }
    }

    /** Whether the status calls of v1 can address the contact. */
    static boolean canBeNamed(StoredContact stored) {
        return stored.id() != null || MatchKeys.phone(stored.contact().getPhone()) != null;
    }
}
