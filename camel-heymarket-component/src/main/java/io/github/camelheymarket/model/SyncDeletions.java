package io.github.camelheymarket.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror did with the contacts that its source no longer has.
 *
 * @param withheld why no contact was deleted: a stable code such as {@code SOURCE_NOT_READ}, a colon and a sentence;
 *     {@code null} if deleting was permitted
 * @param requests the HTTP requests for the deletions
 * @param problems the first contacts that could not be deleted
 */
public record SyncDeletions(@Nullable String withheld, Counts counts, long requests, List<RowResult> problems) {

    /**
     * @param candidates contacts that this sync created and its source no longer has; 0 if they were not counted, because
     *     deleting was not permitted
     * @param deleted contacts that were deleted, or would be without {@code dryRun}
     * @param keptConsent contacts that were kept because they are unsubscribed or blocked; this sync never deletes them later
     * @param gone contacts that did not exist any more
     * @param failed contacts that could not be deleted, or whose status could not be read; the next run tries again
     */
    public record Counts(long candidates, long deleted, long keptConsent, long gone, long failed) {}

    public SyncDeletions {
        problems = List.copyOf(problems);
    }

    /** @param withheld see {@link #withheld()} */
    public static SyncDeletions none(String withheld) {
        return new SyncDeletions(withheld, new Counts(0, 0, 0, 0, 0), 0, List.of());
    }

    /** The part of {@link #withheld()} before the colon; {@code null} if deleting was permitted. */
    public @Nullable String withheldCode() {
        return withheld == null ? null : withheld.substring(0, withheld.indexOf(':'));
    }
}
