package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reads that {@link ContactSearch} needs. */
public interface ContactReads {

    /**
     * Searches contacts.
     *
     * @param phones in digits
     */
    List<Contact> search(Collection<String> phones, Collection<String> emails);

    /** Searches again, because a response may be incomplete. Counted separately by bulk jobs. */
    default List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        return search(phones, emails);
    }

    /**
     * Reads a contact by its UUID, or by its integer id if the UUID is {@code null}; empty if it is absent. Unlike a search, such
     * a read shows the latest write.
     */
    Optional<Contact> read(@Nullable Long id, @Nullable String uuid);

    /** Reads a contact by its phone, in digits; empty if it is absent. */
    Optional<Contact> lookup(String phone);
}
