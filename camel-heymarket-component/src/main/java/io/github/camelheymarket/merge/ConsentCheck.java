package io.github.camelheymarket.merge;

/** What to do before an update of a contact whose opt-out flag no answer shows (R5.3). */
public enum ConsentCheck {
    /** One status call decides. */
    ALWAYS,
    /** The update goes without the flag, at the user's own risk. */
    NEVER
}
