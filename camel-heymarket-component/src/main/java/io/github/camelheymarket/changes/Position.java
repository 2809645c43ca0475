package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Comparator;

/** The position of a change in the order of delivery. */
record Position(Instant updated, String id) {

    /** Numeric ids in numeric order, so that contacts created later come after the earlier ones. */
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    static final Comparator<Position> OLDEST_FIRST =
            Comparator.comparing(Position::updated).thenComparing(Position::id, BY_ID);

    static final Comparator<Position> NEWEST_FIRST =
            Comparator.comparing(Position::updated).reversed().thenComparing(Position::id, BY_ID);
}
