package io.github.camelheymarket.model;

import java.util.List;

/**
 * The deletions of a mirror: contacts that it created and that its source no longer has (R10).
 *
 * @param withheld why the mirror deleted no contact: a stable code such as {@code SOURCE_NOT_READ}, a colon and a sentence;
 *     {@code null} if it was allowed to delete
 * @param candidates the number of contacts that this sync created and its source no longer has; may be 0 if {@code withheld},
 *     without a count
 * @param deleted the number of contacts that were deleted, or with {@code dryRun} would be
 * @param keptConsent the number of contacts that were kept because they are unsubscribed or blocked; the sync no longer
 *     manages them
 * @param gone the number of contacts that were already deleted
 * @param failed the number of contacts that could not be deleted or checked; the next run tries again
 * @param requests the number of HTTP requests for all this
 * @param problems the results of the first contacts that failed
 */
public record SyncDeletions(
        String withheld,
        long candidates,
        long deleted,
        long keptConsent,
        long gone,
        long failed,
        long requests,
        List<RowResult> problems) {

    public SyncDeletions {
        problems = List.copyOf(problems);
    }

    /** The code at the beginning of {@link #withheld()}; {@code null} if the mirror was allowed to delete. */
    public String withheldCode() {
        return withheld == null ? null : withheld.substring(0, withheld.indexOf(':'));
    }
}
