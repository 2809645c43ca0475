package io.github.camelheymarket.delete;

import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import java.util.Optional;

/**
 * The calls of a bulk delete that are about one contact.
 *
 * @param <C> how the calls name a contact
 */
public interface ContactCalls<C> {

    /** Whether a contact may be deleted. */
    enum Standing {
        FREE,
        /** It opted out or is blocked, and with the contact Heymarket would forget that. */
        KEPT,
        /** No answer shows whether it opted out. */
        UNKNOWN
    }

    /** Whether a contact may be deleted. */
    default Standing standing(C contact) {
        return Standing.FREE;
    }

    /** Whether {@link #standing} makes calls, so that a dry run has to find the contacts too. */
    default boolean checksStanding() {
        return false;
    }

    /**
     * The contact in the form by which it can be deleted.
     *
     * @throws HeymarketNotFoundException when there is no such contact
     * @throws HeymarketValidationException when it cannot be deleted, or several contacts match
     */
    C find(C contact);

    /**
     * Deletes a contact.
     *
     * @throws HeymarketNotFoundException when there is no such contact
     */
    ApiResponse delete(C contact);

    /** Reads a contact; empty where there is none. */
    Optional<Contact> read(C contact);
}
