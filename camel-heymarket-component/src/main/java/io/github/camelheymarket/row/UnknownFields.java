package io.github.camelheymarket.row;

/** What becomes of a column that is no field (R1.2). */
public enum UnknownFields {
    /** The run ends before anything is sent, and all such columns are named. */
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
        throw new IllegalArgumentException("unknownFields must be error or ignore, not '" + word + "'");
    }
}
