package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The reads that finding a contact takes. */
public interface ContactReads {

    /**
     * One search.
     *
     * @param phones in digits
     */
    List<Contact> search(Collection<String> phones, Collection<String> emails);

    /** The same for the sake of certainty, where an answer may have been cut. */
    default List<Contact> searchAgain(Collection<String> phones, Collection<String> emails) {
        return search(phones, emails);
    }

    /**
     * One contact by its UUID, or where that is {@code null} by its integer id; empty where it is absent. Such a read does
     * not lag behind a write.
     */
    Optional<Contact> read(Long id, String uuid);

    /** One contact by its phone, in digits, without a search; empty where it is absent. */
    Optional<Contact> lookup(String phone);
}
