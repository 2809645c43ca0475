package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last states of contacts that responses have shown, of a limited number of contacts. It holds ids and digests, no personal
 * data. Thread-safe.
 */
final class SeenContacts {

    static final int MAX = 100_000;

    private final Map<String, SeenContact> byId = bounded();
    private final Map<String, String> idByUuid = bounded();
    private final Map<Long, String> idByPhone = bounded();

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX;
            }
        };
    }

    static @Nullable String id(Contact contact) {
        return contact.getId() != null ? contact.getId().toString() : contact.getUuid();
    }

    /** Adds a contact with id and {@code rev}, unless a later state is known. */
    synchronized void add(Contact contact) {
        String id = id(contact);
        if (contact.getUuid() != null) {
            idByUuid.put(contact.getUuid(), id);
        }
        Long phone = phone(contact.getPhone());
        if (phone != null) {
            idByPhone.put(phone, id);
        }
        long rev = Objects.requireNonNull(contact.getRev(), "rev");
        SeenContact known = byId.remove(id);
        boolean isOlder = known != null && known.rev() >= rev && known.content() != null;
        byId.put(id, isOlder ? known : SeenContact.of(contact));
    }

    private static @Nullable Long phone(@Nullable String phone) {
        String key = MatchKeys.phone(phone);
        return key == null ? null : Long.valueOf(Digest.number(key));
    }

    /** The id that belongs to a UUID; the UUID itself if no id is known. */
    synchronized String idOf(String uuid) {
        return idByUuid.getOrDefault(uuid, uuid);
    }

    /** {@code null} if the phone is unknown. */
    synchronized @Nullable String idOfPhone(@Nullable String phone) {
        Long key = phone(phone);
        return key == null ? null : idByPhone.get(key);
    }

    /** {@code null} if no response has shown the contact. */
    synchronized @Nullable SeenContact latest(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }
}
