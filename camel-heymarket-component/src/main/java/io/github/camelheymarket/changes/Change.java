package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;

/**
 * Something to be delivered.
 *
 * @param id what the contact is known by
 * @param updated its place in the list; {@code null} for other kinds than {@link Kind#LISTED} and {@link Kind#LOADED}
 * @param mark tells this state of the contact from others of the same instant; {@code null} like {@code updated}
 * @param contact as it is now; the id alone, where it is deleted
 */
public record Change(Kind kind, String id, Instant updated, String mark, Contact contact) {

    /** Where it comes from. */
    public enum Kind {
        /** It changed since the cursor. */
        LISTED,
        /** It belongs to the first load. */
        LOADED,
        /** It failed before. */
        OWED,
        /** It is gone. */
        DELETED
    }

    Place place() {
        return new Place(updated, id);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
