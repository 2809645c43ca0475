package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Contacts of responses by their match keys, because rows are never matched by position. */
public final class ContactIndex {

    private final Map<String, List<StoredContact>> byKey = new HashMap<>();
    private final List<StoredContact> all = new ArrayList<>();

    /** Adds a contact, and returns whether it was not in the index. */
    public boolean add(StoredContact stored) {
        List<String> identity = stored.identity();
        boolean isNew = identity.isEmpty()
                ? all.stream().noneMatch(stored::isSameAs)
                : identity.stream().noneMatch(byKey::containsKey);
        if (isNew) {
            all.add(stored);
            MatchKeys.of(stored.contact()).forEach(key -> put(key, stored));
        }
        return isNew;
    }

    /** Adds a key of a contact that the contact itself does not show. */
    public void put(String key, StoredContact stored) {
        List<StoredContact> contacts = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (contacts.stream().noneMatch(stored::isSameAs)) {
            contacts.add(stored);
        }
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    int size() {
        return all.size();
    }

    /** Replaces a contact by what a later read shows of it. */
    @SuppressWarnings("ReferenceEquality") // Equal contacts may have been read at different times.
    void replace(StoredContact old, StoredContact fresh) {
        Set<String> shownBefore = MatchKeys.of(old.contact());
        Set<String> shown = MatchKeys.of(fresh.contact());
        // A read without channels does not show whether an e-mail address is still one of them.
        boolean showsChannels = fresh.contact().has("contact_channels");
        byKey.replaceAll((key, contacts) -> {
            boolean moved = shownBefore.contains(key)
                    && !shown.contains(key)
                    && (MatchKeys.isPhone(key) || MatchKeys.isEmail(key) && showsChannels);
            return contacts.stream()
                    .filter(stored -> stored != old || !moved)
                    .map(stored -> stored == old ? fresh : stored)
                    .collect(Collectors.toCollection(ArrayList::new));
        });
        byKey.values().removeIf(List::isEmpty);
        all.replaceAll(stored -> stored == old ? fresh : stored);
        shown.forEach(key -> put(key, fresh));
    }

    /** Removes a contact that no longer exists. */
    @SuppressWarnings("ReferenceEquality") // As in replace().
    void remove(StoredContact gone) {
        byKey.values().forEach(contacts -> contacts.removeIf(stored -> stored == gone));
        byKey.values().removeIf(List::isEmpty);
        all.removeIf(stored -> stored == gone);
    }

    /** All contacts, in the order in which they were added. */
    public List<StoredContact> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether any contact has an integer id or a UUID. */
    public boolean hasIds() {
        return all.stream().anyMatch(stored -> stored.id() != null || stored.uuid() != null);
    }

    /** The different contacts with one of the keys. */
    public List<StoredContact> get(Collection<String> keys) {
        List<StoredContact> found = new ArrayList<>();
        for (String key : keys) {
            for (StoredContact stored : byKey.getOrDefault(key, List.of())) {
                if (found.stream().noneMatch(stored::isSameAs)) {
                    found.add(stored);
                }
            }
        }
        return found;
    }

    public static ContactIndex of(Collection<Contact> contacts) {
        return ofStored(contacts.stream().map(StoredContact::found).toList());
    }

    static ContactIndex ofStored(Collection<StoredContact> contacts) {
        ContactIndex index = new ContactIndex();
        contacts.forEach(index::add);
        return index;
    }
}
