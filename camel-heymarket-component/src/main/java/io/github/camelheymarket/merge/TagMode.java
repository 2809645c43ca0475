package io.github.camelheymarket.merge;

/** What a row's tags do to the tags a contact has (R4.3). */
public enum TagMode {
    /** They join them. */
    ADD,
    /** They take their place. */
    REPLACE
}
