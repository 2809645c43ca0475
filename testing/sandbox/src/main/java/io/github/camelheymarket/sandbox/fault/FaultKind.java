package io.github.camelheymarket.sandbox.fault;

/** What a fault does to a request. */
public enum FaultKind {
    /** An answer instead of the call; nothing is stored. */
    ANSWER(true),
    /** The connection is reset, nothing is stored. */
    RESET_BEFORE_APPLY(true),
    /** The call is held before anything is stored, then goes on. */
    HOLD_BEFORE_APPLY(true),
    /** The call is stored, then the connection is reset without an answer. */
    RESET_AFTER_APPLY(false),
    /** The call is stored, and the answer held. */
    HOLD_AFTER_APPLY(false),
    /** The call is stored, the answer ends half way and the connection is closed. */
    TRUNCATED(false),
    /** The call is stored, and the answer says something else. */
    ANSWER_AFTER_APPLY(false),
    /** The call is stored, some rows are missing in the answer. */
    VANISH_ROWS(false),
    /** The call is stored, the answer is a JSON array that never ends. */
    ENDLESS_BODY(false),
    /** The call is stored, the answer arrives byte by byte, with a pause after each. */
    DRIP(false);

    private final boolean beforeApply;

    FaultKind(boolean beforeApply) {
        this.beforeApply = beforeApply;
    }

    /** Whether it strikes before anything is stored. */
    public boolean isBeforeApply() {
        return beforeApply;
    }
}
