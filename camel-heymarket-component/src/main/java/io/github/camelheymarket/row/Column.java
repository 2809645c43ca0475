package io.github.camelheymarket.row;

import io.github.camelheymarket.model.ContactField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The field of a column of the input.
 *
 * @param name the column's name in the input
 * @param kind which of the other components is set
 * @param field the contact field's wire name, for {@link Kind#CONTACT}; else {@code null}
 * @param custom the custom field, for {@link Kind#CUSTOM}; else {@code null}
 */
public record Column(
        String name,
        Kind kind,
        @Nullable String field,
        @Nullable ContactField custom) {

    /** The kind of field. */
    public enum Kind {
        /** A field of the contact itself (C4.3). */
        CONTACT,
        /** A custom field. */
        CUSTOM,
        /** A name that only responses have: never sent (R1.1). */
        RESPONSE_ONLY,
        /** Left out by {@code map.<column>=}. */
        DROPPED,
        /** Not a field, with {@code unknownFields=ignore}. */
        UNKNOWN
    }

    static Column contact(String name, String field) {
        return new Column(name, Kind.CONTACT, field, null);
    }

    static Column custom(String name, ContactField field) {
        return new Column(name, Kind.CUSTOM, null, field);
    }

    static Column without(String name, Kind kind) {
        return new Column(name, kind, null, null);
    }

    /** The wire name of the field of a contact. */
    String contactField() {
        return Objects.requireNonNull(field, "the field of a column of a contact");
    }

    /** The custom field of a {@link Kind#CUSTOM}. */
    ContactField customField() {
        return Objects.requireNonNull(custom, "the custom field of a column");
    }

    /** The field, which two columns must not have in common. */
    @Nullable
    Object target() {
        return kind == Kind.CUSTOM ? Long.valueOf(customField().id()) : field;
    }
}
