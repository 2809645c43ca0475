package io.github.camelheymarket.client;

/** Whether a request may be sent again. */
public enum CallKind {
    /** Changes nothing. */
    READ,
    /** A read that is not retried, because the caller has another way to read. */
    READ_ONCE,
    /** An idempotent write: update or delete of a known contact, set-status. */
    REPEATABLE_WRITE,
    /** A write that may create two contacts if it is sent twice: create. */
    UNSAFE_WRITE;

    /** Whether the request changes nothing. */
    public boolean isRead() {
        return this == READ || this == READ_ONCE;
    }
}
