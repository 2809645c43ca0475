package io.github.camelheymarket.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The earlier and the later of two times, where {@code null} is no limit. */
final class Times {

    private Times() {}

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }

    static @Nullable Instant justBefore(@Nullable Instant instant) {
        return instant == null ? null : instant.minusNanos(1);
    }
}
