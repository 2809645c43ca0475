package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Map;

/**
 * An immutable copy of a {@link Cursor}, as it is written. Its size and the work for it do not grow with the number of
 * delivered states.
 *
 * @param load {@code null} if no first load runs
 */
record CursorState(
        Instant floor,
        Instant newest,
        DeliveredStates.Written delivered,
        Load load,
        Map<String, Integer> retries,
        Long team) {

    /** @see Cursor.Load */
    record Load(Instant top, Instant low, Instant bottom, DeliveredStates.Written delivered) {}
}
