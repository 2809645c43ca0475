package io.github.camelheymarket.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a contact that a row changes.
 *
 * @param field the name of the field in the API; for a custom field {@code custom.} and its title, or its id if the title is
 *     not known
 * @param from the stored value as text; {@code null} if there is none
 * @param to the new value as text; {@code null} if the row clears the field
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    public FieldChange {
        Objects.requireNonNull(field, "field");
    }

    /** Only the name of the field: the values are personal data. */
    @Override
    public String toString() {
        return field;
    }
}
