package io.github.camelheymarket.changes;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lower bound of Heymarket's time: the latest timestamp seen, plus the time that has passed on this machine since. It is
 * never later than the given clock of Heymarket, so that a contact with a timestamp in the future does not count.
 */
final class ServerTime {

    private final TimeSource time;
    private final Duration overlap;
    private @Nullable Instant latestSeen;
    private @Nullable Instant seenAt;

    /**
     * @param time Heymarket's clock
     * @param overlap how long a list may still get changes with a past timestamp
     */
    ServerTime(TimeSource time, Duration overlap) {
        this.time = time;
        this.overlap = overlap;
    }

    void observe(@Nullable Instant updated) {
        if (updated != null && (latestSeen == null || updated.isAfter(latestSeen))) {
            latestSeen = updated;
            seenAt = time.steady();
        }
    }

    /** The list gets no more changes up to this instant; {@code null} before the first contact was seen. */
    @Nullable
    Instant completeUpTo() {
        Instant now = lowerBound();
        return now == null ? null : now.minus(overlap);
    }

    /**
     * As {@link #completeUpTo()}, for a list that was being read when the first contact was seen: the bound was not known
     * before, so the time that has passed since does not count.
     *
     * @param newest the latest timestamp in the list, {@code null} if the list is empty
     */
    @Nullable
    Instant completeUpTo(@Nullable Instant newest) {
        Instant now = lowerBound();
        if (now == null || newest == null) {
            return null;
        }
        return (now.isBefore(newest) ? now : newest).minus(overlap);
    }

    private @Nullable Instant lowerBound() {
        if (latestSeen == null) {
            return null;
        }
        Instant passed = latestSeen.plus(Duration.between(seenAt, time.steady()));
        Instant clock = time.now();
        return passed.isBefore(clock) ? passed : clock;
    }
}
