package io.github.camelheymarket.merge;

/** How the tags of a row are combined with those of the contact (R4.3). */
public enum TagMode {
    /** The tags of the row are added. */
    ADD,
    /** The tags of the row replace those of the contact. */
    REPLACE
}
