package io.github.camelheymarket.changes;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * What Heymarket's clock shows at least: the latest change seen, and the time that has passed here since. Never later than
 * its answers show that clock, so that one contact with a date in the future does not make everybody else look old.
 */
final class ServerTime {

    private final TimeSource time;
    private Instant seen;
    private Instant seenAt;

    /** @param time of Heymarket's clock */
    ServerTime(TimeSource time) {
        this.time = time;
    }

    void note(Instant updated) {
        if (updated != null && (seen == null || updated.isAfter(seen))) {
            seen = updated;
            seenAt = time.steady();
        }
    }

    /** {@code null} where nothing was seen yet. */
    Instant atLeast() {
        if (seen == null) {
            return null;
        }
        Instant passed = seen.plus(Duration.between(seenAt, time.steady()));
        Instant shown = time.now();
        return passed.isBefore(shown) ? passed : shown;
    }
}
