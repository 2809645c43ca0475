package io.github.camelheymarket.client;

/** What repeating a call can do, which decides whether it may be repeated. */
public enum CallKind {
    /** Changes nothing. */
    READ,
    /** Sent twice it leaves the same state as sent once: update and delete of a known contact, set-status. */
    REPEATABLE_WRITE,
    /** Sent twice it may store two contacts: create. */
    UNSAFE_WRITE
}
