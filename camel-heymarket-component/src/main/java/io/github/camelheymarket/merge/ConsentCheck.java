package io.github.camelheymarket.merge;

/** The check before an update of a contact whose opt-out flag no response shows (R5.3). */
public enum ConsentCheck {
    /** A status call reads the consent. */
    ALWAYS,
    /** The update is sent without the opt-out flag, so that it may end an opt-out. */
    NEVER
}
