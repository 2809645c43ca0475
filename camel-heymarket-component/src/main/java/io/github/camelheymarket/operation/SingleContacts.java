package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.model.Contact;
import java.util.Optional;
import java.util.function.Function;

/** Reads contacts one by one. */
public final class SingleContacts {

    private SingleContacts() {}

    /**
     * Reads by integer id (v1) or UUID (v2).
     *
     * @param operation what the calls are for, in messages
     * @return gives nobody only where Heymarket says that there is nobody (R3.4); any other failure is thrown
     */
    public static Function<String, Optional<Contact>> byId(String operation, ApiClient client) {
        ContactLookup contacts = new ContactLookup(operation, client);
        return id -> contacts.read(ContactRef.ofId(id)).contact();
    }
}
