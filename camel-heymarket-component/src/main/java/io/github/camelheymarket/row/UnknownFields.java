package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;

/** What happens with a column that is not a field (R1.2). */
public enum UnknownFields {
    /** The job ends before anything is sent, with an exception that names all such columns. */
    ERROR,
    /** The column is left out. */
    IGNORE;

    /** @throws IllegalArgumentException naming the two words */
    public static UnknownFields parse(String word) {
        for (UnknownFields value : values()) {
            if (value.name().equalsIgnoreCase(word.strip())) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknownFields must be error or ignore, not " + Texts.quoted(word));
    }
}
