package io.github.camelheymarket.model;

import java.util.List;

/**
 * What a mirror did about contacts that its source has no more (R10).
 *
 * @param withheld why nobody was deleted: a stable code such as {@code SOURCE_NOT_READ}, a colon and a sentence;
 *     {@code null} where deleting was allowed
 * @param candidates how many contacts this sync once created and did not meet in its source; of a withheld run 0 where they
 *     were not counted
 * @param deleted how many were deleted, or with {@code dryRun} would be
 * @param keptConsent how many were kept because they are unsubscribed or blocked; from now on they are not this sync's
 * @param gone how many somebody else had deleted already
 * @param failed how many could not be deleted, or not asked about; the next run tries again
 * @param requests HTTP requests that all this took
 * @param problems the first of those that failed
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

    /** The part of {@link #withheld()} before the colon; {@code null} where deleting was allowed. */
    public String withheldCode() {
        return withheld == null ? null : withheld.substring(0, withheld.indexOf(':'));
    }
}
