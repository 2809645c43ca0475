package io.github.camelheymarket.model;

import java.util.Objects;

/**
 * One field of a contact that a row changes.
 *
 * @param field the field by its wire name; a custom field as {@code custom.} and its title, or its id where no title is
 *     known
 * @param from what is stored, as text; {@code null} where nothing is
 * @param to what the row sets, as text; {@code null} where it clears the field
 */
public record FieldChange(String field, String from, String to) {

    public FieldChange {
        Objects.requireNonNull(field, "field");
    }

    /** Names the field alone: the values are a person's data. */
    @Override
    public String toString() {
        return field;
    }
}
