package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable copy of a {@link Cursor}, as it is written. Its size and the work for it do not grow with the number of
 * delivered states.
 *
 * @param load {@code null} if no first load runs
 */
record CursorState(
        @Nullable Instant floor,
        @Nullable Instant newest,
        DeliveredStates.Written delivered,
        @Nullable Load load,
        Map<String, Integer> retries,
        @Nullable Long team) {

    /** @see Cursor.Load */
    record Load(
            @Nullable Instant top,
            @Nullable Instant low,
            @Nullable Instant bottom,
            DeliveredStates.@Nullable Written delivered) {}
}
