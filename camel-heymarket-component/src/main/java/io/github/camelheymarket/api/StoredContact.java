package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as Heymarket has stored it, from one or more responses.
 *
 * @param contact all members that the responses showed
 * @param id the integer id; {@code null} if not known
 * @param uuid the UUID; {@code null} if not known
 * @param reads the kinds of these responses
 */
public record StoredContact(
        Contact contact, @Nullable Long id, @Nullable String uuid, Set<Read> reads) {

    /** The kinds of responses with contacts. They may show different members (R4.2). */
    public enum Read {
        SEARCH,
        LIST,
        GET_V1,
        GET_V2
    }

    public static StoredContact found(Contact contact) {
        return new StoredContact(contact, contact.getId(), contact.getUuid(), EnumSet.of(Read.SEARCH));
    }

    public static StoredContact listed(Contact contact) {
        return new StoredContact(contact, contact.getId(), contact.getUuid(), EnumSet.of(Read.LIST));
    }

    public static StoredContact byLookup(Contact contact) {
        return new StoredContact(contact, contact.getId(), contact.getUuid(), EnumSet.of(Read.GET_V1));
    }

    /** A contact that was read by its UUID, or by its integer id if the UUID is {@code null}. */
    public static StoredContact byId(Contact contact, @Nullable Long id, @Nullable String uuid) {
        Read read = uuid == null ? Read.GET_V1 : Read.GET_V2;
        return new StoredContact(
                contact, id == null ? contact.getId() : id, uuid == null ? contact.getUuid() : uuid, EnumSet.of(read));
    }

    public static StoredContact byUuid(Contact contact, String uuid) {
        return new StoredContact(contact, contact.getId(), uuid, EnumSet.of(Read.GET_V2));
    }

    /** A copy with the members of another response, which replace its own. */
    public StoredContact with(Contact answer, Read read) {
        Contact both = contact.copy();
        both.json().setAll(answer.json());
        Set<Read> all = EnumSet.copyOf(reads);
        all.add(read);
        return new StoredContact(both, id == null ? answer.getId() : id, uuid == null ? answer.getUuid() : uuid, all);
    }

    /** Whether both are the same contact by their ids; without common ids, whether they are equal. */
    public boolean isSameAs(StoredContact other) {
        if (id != null && other.id != null) {
            return id.equals(other.id);
        }
        if (uuid != null && other.uuid != null) {
            return uuid.equalsIgnoreCase(other.uuid);
        }
        return Objects.equals(contact, other.contact);
    }

    /** The match keys of its ids. */
    public List<String> identity() {
        return Stream.of(MatchKeys.id(id), MatchKeys.uuid(uuid))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The id, for reasons and messages. */
    public String name() {
        return id != null ? id.toString() : uuid != null ? uuid : "(no id)";
    }

    @Override
    public String toString() {
        return "Stored[" + name() + "]";
    }
}
