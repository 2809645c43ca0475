package io.github.camelheymarket.api;

import io.github.camelheymarket.model.Contact;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A contact as Heymarket has it, from one answer or two.
 *
 * @param contact every member that the answers showed
 * @param id the integer id, {@code null} where no answer told it
 * @param uuid the UUID, {@code null} where no answer told it
 * @param reads the endpoints whose answers these were
 */
public record StoredContact(Contact contact, Long id, String uuid, Set<Read> reads) {

    /** The endpoints that show contacts. They may show different members (R4.2). */
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

    /** A contact that was read by its UUID, or where that is {@code null} by its integer id. */
    public static StoredContact byId(Contact contact, Long id, String uuid) {
        Read read = uuid == null ? Read.GET_V1 : Read.GET_V2;
        return new StoredContact(
                contact, id == null ? contact.getId() : id, uuid == null ? contact.getUuid() : uuid, EnumSet.of(read));
    }

    public static StoredContact byUuid(Contact contact, String uuid) {
        return new StoredContact(contact, contact.getId(), uuid, EnumSet.of(Read.GET_V2));
    }

    /** The same contact with the members of another answer laid over its own. */
    public StoredContact with(Contact answer, Read read) {
        Contact both = contact.copy();
        both.json().setAll(answer.json());
        Set<Read> all = EnumSet.copyOf(reads);
        all.add(read);
        return new StoredContact(both, id == null ? answer.getId() : id, uuid == null ? answer.getUuid() : uuid, all);
    }

    /** Whether both are one contact, as far as their ids tell; without ids they are when they look the same. */
    public boolean isSameAs(StoredContact other) {
        if (id != null && other.id != null) {
            return id.equals(other.id);
        }
        if (uuid != null && other.uuid != null) {
            return uuid.equalsIgnoreCase(other.uuid);
        }
        return Objects.equals(contact, other.contact);
    }

    /** Keys of its identity. */
    public List<String> identity() {
        return Stream.of(MatchKeys.id(id), MatchKeys.uuid(uuid))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The id to name it by in a reason. */
    public String name() {
        return id != null ? id.toString() : uuid != null ? uuid : "(no id)";
    }

    @Override
    public String toString() {
        return "Stored[" + name() + "]";
    }
}
