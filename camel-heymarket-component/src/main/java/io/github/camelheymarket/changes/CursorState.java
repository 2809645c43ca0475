package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Map;

/**
 * A cursor as it is written, which takes little room and work however much it has dealt with.
 *
 * @param load {@code null} where there is none
 * @see Cursor
 */
record CursorState(Instant floor, Instant newest, Marks.State done, Load load, Map<String, Integer> owed, Long team) {

    /** @see Cursor.Load */
    record Load(Instant top, Instant low, Instant bottom, Marks.State done) {}
}
