package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.Absence;
import io.github.camelheymarket.delete.ContactCalls.Standing;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import java.util.Optional;

/**
 * Determines before a delete whether the contact has opted out or is blocked, which Heymarket forgets with the contact, so
 * that a later load would make the person reachable again (R5.6). It needs one status call, and for a UUID a read before
 * it, since the status call has no UUIDs.
 */
final class DeleteConsent {

    private final ContactLookup contacts;

    DeleteConsent(ContactLookup contacts) {
        this.contacts = contacts;
    }

    /** @throws HeymarketException if a call failed */
    Standing look(ContactRef ref) {
        if (!(ref instanceof ContactRef.Uuid)) {
            return status(ref);
        }
        Optional<Contact> contact = contacts.read(ref).contact();
        if (contact.isEmpty()) {
            return Standing.FREE;
        }
        if (Boolean.TRUE.equals(contact.get().getOptedOut())) {
            return Standing.KEPT;
        }
        Long id = contact.get().getId();
        String phone = contact.get().getPhone();
        if (id != null) {
            return status(new ContactRef.IntegerId(id));
        }
        return phone == null ? Standing.UNKNOWN : status(new ContactRef.Phone(phone));
    }

    private Standing status(ContactRef ref) {
        try {
            ContactStatus status = contacts.status(ref);
            if (Consent.of(status) == Consent.OPTED_OUT || Boolean.TRUE.equals(status.getBlocked())) {
                return Standing.KEPT;
            }
            boolean known = Consent.of(status) != Consent.UNKNOWN && status.getBlocked() != null;
            return known ? Standing.FREE : Standing.UNKNOWN;
        } catch (HeymarketAnswerException e) {
            return Standing.UNKNOWN;
        } catch (HeymarketException e) {
            if (Absence.isMeantBy(e)) {
                // The delete reports the missing contact.
                return Standing.FREE;
            }
            throw e;
        }
    }
}
