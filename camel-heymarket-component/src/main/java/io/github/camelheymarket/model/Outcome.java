package io.github.camelheymarket.model;

/** What became of one row of a bulk operation (R6.1). */
public enum Outcome {
    /** A new contact was stored. */
    CREATED,
    /** A contact that was found was changed. */
    UPDATED,
    /** The contact was found and agreed with the row: nothing was sent. */
    UNCHANGED,
    /** The chosen mode leaves it alone: the contact was found and is not to be changed, or was not and is not to be created. */
    SKIPPED,
    /** The row itself was not acceptable, to us or to Heymarket; sending it again as it is will not help. */
    REJECTED,
    /** The row was acceptable but was not stored; sending it again may help. */
    FAILED,
    /** Several contacts fit the row's key; nothing was written. */
    AMBIGUOUS,
    /** The answer does not tell what became of the row. */
    UNKNOWN,
    /** Sent without looking first ({@code resolve=false}, bulk delete); the answer does not tell more. */
    SENT,
    DELETED,
    /** Not deleted, because the contact's opt-out or block would be forgotten with it. */
    KEPT_CONSENT;

    /** Whether the row ended as its sender wished. */
    public boolean isSuccess() {
        return switch (this) {
            case CREATED, UPDATED, UNCHANGED, SKIPPED, SENT, DELETED, KEPT_CONSENT -> true;
            case REJECTED, FAILED, AMBIGUOUS, UNKNOWN -> false;
        };
    }
}
