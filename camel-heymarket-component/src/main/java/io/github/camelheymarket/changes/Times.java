package io.github.camelheymarket.changes;

import java.time.Instant;

/** The earlier and the later of two times, where {@code null} is no limit. */
final class Times {

    private Times() {}

    static Instant earlier(Instant a, Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    static Instant later(Instant a, Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }

    static Instant justBefore(Instant instant) {
        return instant == null ? null : instant.minusNanos(1);
    }
}
