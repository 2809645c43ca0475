package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contacts of answers by their keys: rows are matched by key and never by position. */
final class ContactIndex {

    private final Map<String, List<Stored>> byKey = new HashMap<>();
    private final List<Stored> all = new ArrayList<>();

    /** @return whether it was not there yet */
    boolean add(Stored stored) {
        List<String> identity = stored.identity();
        boolean isNew = identity.isEmpty()
                ? all.stream().noneMatch(stored::isSameAs)
                : identity.stream().noneMatch(byKey::containsKey);
        if (isNew) {
            all.add(stored);
            Keys.of(stored.contact()).forEach(key -> put(key, stored));
        }
        return isNew;
    }

    /** Says that a key leads to a contact although the contact does not show it. */
    void put(String key, Stored stored) {
        List<Stored> stands = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (stands.stream().noneMatch(stored::isSameAs)) {
            stands.add(stored);
        }
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether any of the contacts has an id of the server's. */
    boolean hasIds() {
        return all.stream().anyMatch(stored -> stored.id() != null || stored.uuid() != null);
    }

    /** The distinct contacts that one of the keys leads to. */
    List<Stored> get(Collection<String> keys) {
        List<Stored> found = new ArrayList<>();
        for (String key : keys) {
            for (Stored stored : byKey.getOrDefault(key, List.of())) {
                if (found.stream().noneMatch(stored::isSameAs)) {
                    found.add(stored);
                }
            }
        }
        return found;
    }

    static ContactIndex of(Collection<Contact> contacts) {
        ContactIndex index = new ContactIndex();
        contacts.forEach(contact -> index.add(Stored.found(contact)));
        return index;
    }
}
