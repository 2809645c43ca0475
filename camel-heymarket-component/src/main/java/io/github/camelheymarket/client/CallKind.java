package io.github.camelheymarket.client;

/** What repeating a call can do, which decides whether it may be repeated. */
public enum CallKind {
    /** Changes nothing. */
    READ,
    /** A read that is not repeated when it fails, since there is another way to ask. */
    READ_ONCE,
    /** Sent twice it leaves the same state as sent once: update and delete of a known contact, set-status. */
    REPEATABLE_WRITE,
    /** Sent twice it may store two contacts: create. */
    UNSAFE_WRITE;

    /** Whether it changes nothing. */
    public boolean isRead() {
        return this == READ || this == READ_ONCE;
    }
}
