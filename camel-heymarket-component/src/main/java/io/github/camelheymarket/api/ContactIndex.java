package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Contacts of answers by their keys: rows are matched by key and never by position. */
public final class ContactIndex {

    private final Map<String, List<StoredContact>> byKey = new HashMap<>();
    private final List<StoredContact> all = new ArrayList<>();

    /** @return whether it was not there yet */
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

    /** Says that a key leads to a contact although the contact does not show it. */
    public void put(String key, StoredContact stored) {
        List<StoredContact> stands = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (stands.stream().noneMatch(stored::isSameAs)) {
            stands.add(stored);
        }
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    int size() {
        return all.size();
    }

    /** Puts what a later read shows in the place of what an earlier answer showed of the same contact. */
    void replace(StoredContact old, StoredContact fresh) {
        Set<String> shownBefore = MatchKeys.of(old.contact());
        Set<String> shown = MatchKeys.of(fresh.contact());
        // An address may go on as a channel, which not every read shows.
        boolean showsChannels = fresh.contact().has("contact_channels");
        byKey.replaceAll((key, stands) -> {
            boolean moved = shownBefore.contains(key)
                    && !shown.contains(key)
                    && (MatchKeys.isPhone(key) || MatchKeys.isEmail(key) && showsChannels);
            return stands.stream()
                    .filter(stored -> stored != old || !moved)
                    .map(stored -> stored == old ? fresh : stored)
                    .collect(Collectors.toCollection(ArrayList::new));
        });
        byKey.values().removeIf(List::isEmpty);
        all.replaceAll(stored -> stored == old ? fresh : stored);
        shown.forEach(key -> put(key, fresh));
    }

    /** Takes out a contact that is not there any more. */
    void remove(StoredContact gone) {
        byKey.values().forEach(stands -> stands.removeIf(stored -> stored == gone));
        byKey.values().removeIf(List::isEmpty);
        all.removeIf(stored -> stored == gone);
    }

    /** Every contact, in the order in which they came. */
    public List<StoredContact> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether any of the contacts has an id of the server's. */
    public boolean hasIds() {
        return all.stream().anyMatch(stored -> stored.id() != null || stored.uuid() != null);
    }

    /** The distinct contacts that one of the keys leads to. */
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
        ContactIndex index = new ContactIndex();
        contacts.forEach(contact -> index.add(StoredContact.found(contact)));
        return index;
    }
}
