package io.github.camelheymarket.model;

import org.jspecify.annotations.Nullable;

/**
 * What a sync did with the list that it puts contacts into.
 *
 * @param id the id of the list; {@code null} if it was not created, because there was no contact to add or the creation failed
 * @param created whether the sync created the list, or would without {@code dryRun}
 * @param added contacts that the sync put into the list, or would without {@code dryRun}. Heymarket does not say which of them were in it
 *     before
 * @param failed contacts that were stored or unchanged and could not be put into the list; the next run tries again
 * @param problem why, for the first of them: a stable code, a colon and a sentence; {@code null} if there is none
 */
public record SyncList(
        @Nullable Long id,
        boolean created,
        long added,
        long failed,
        @Nullable String problem) {}
