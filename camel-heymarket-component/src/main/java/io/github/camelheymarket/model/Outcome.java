package io.github.camelheymarket.model;

/** The outcome of a row of a bulk job (R6.1). */
public enum Outcome {
    /** A new contact was created. */
    CREATED,
    /** An existing contact was changed. */
    UPDATED,
    /** The existing contact has the values of the row; nothing was sent. */
    UNCHANGED,
    /** The mode of the job neither changes an existing contact nor creates an absent one, whichever this row needs. */
    SKIPPED,
    /** The component or Heymarket does not accept the row. Sending it again unchanged does not help. */
    REJECTED,
    /** The row was not stored for a reason outside the row. Sending it again may help. */
    FAILED,
    /** Several contacts match the key of the row; nothing was written. */
    AMBIGUOUS,
    /** It is not known whether Heymarket stored the row. */
    UNKNOWN,
    /** The row was sent without a search ({@code resolve=false}, bulk delete), and the response does not show its outcome. */
    SENT,
    /** The contact was deleted. */
    DELETED,
    /** The contact was not deleted, because its opt-out or block would be lost (R5.6). */
    KEPT_CONSENT;

    /** Whether the row counts as successful. */
    public boolean isSuccess() {
        return switch (this) {
            case CREATED, UPDATED, UNCHANGED, SKIPPED, SENT, DELETED, KEPT_CONSENT -> true;
            case REJECTED, FAILED, AMBIGUOUS, UNKNOWN -> false;
        };
    }
}
