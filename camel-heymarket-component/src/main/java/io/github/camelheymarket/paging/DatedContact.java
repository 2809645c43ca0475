package io.github.camelheymarket.paging;

import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;

/**
 * A contact of a list, with what it is known by and its place in the list.
 *
 * @param id the integer id in decimal digits, else the UUID
 * @param updated when it was last changed, never {@code null}
 */
public record DatedContact(String id, Instant updated, Contact contact) {

    /** @throws HeymarketAnswerException if the contact does not tell its id or when it was changed */
    static DatedContact of(Contact contact) {
        Instant updated = Instants.parse(contact.getUpdated());
        if (updated == null) {
            throw new HeymarketAnswerException(
                    ListCalls.OPERATION
                            + ": a contact in the list does not tell when it was updated (RFC 3339), so that"
                            + " changes cannot be told from what was there before",
                    HeymarketException.Details.NONE,
                    null);
        }
        return new DatedContact(identity(contact), updated, contact);
    }

    /** What a contact is known by: its integer id in decimal digits, else its UUID. */
    public static String identity(Contact contact) {
        return VisitedContacts.identity(contact).toString();
    }
}
