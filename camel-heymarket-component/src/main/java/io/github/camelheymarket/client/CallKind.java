package io.github.camelheymarket.client;

/** Whether a request may be sent again. */
public enum CallKind {
    /** Changes nothing. */
    READ,
    /** A read that is not retried, because the caller has another way to read. */
    READ_ONCE,
    /** An idempotent write, such as the update or delete of a known contact. */
    REPEATABLE_WRITE,
    /** A write that may happen twice if it is sent twice, such as a create or the send of a message. */
    UNSAFE_WRITE;

    /** Whether the request changes nothing. */
    public boolean isRead() {
        return this == READ || this == READ_ONCE;
    }
}
