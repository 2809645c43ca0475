package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;
import java.util.List;

/**
 * The audience of a broadcast.
 *
 * @param title name; written as {@code title}, read as {@code name}
 * @param localId the caller's key
 * @param contacts ids of contacts
 * @param phones numbers that are no contacts
 * @param emails addresses that are no contacts
 */
public record RecipientList(
        long id,
        long rev,
        String title,
        String localId,
        List<Long> contacts,
        List<String> phones,
        List<String> emails,
        Instant created,
        Instant updated)
        implements Stored {

    public RecipientList {
        contacts = List.copyOf(contacts);
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** A list in the making, before anybody is in it. */
    public static RecipientList empty(long id, String localId, Instant created) {
        return new RecipientList(id, 0, "", localId, List.of(), List.of(), List.of(), created, created);
    }

    public int size() {
        return contacts.size() + phones.size() + emails.size();
    }

    @Override
    public String toString() {
        return "RecipientList[id=" + id + ", size=" + size() + "]";
    }
}
