package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The delay before a retry. */
final class RetryDelay {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Duration max;
    private final RandomGenerator random;

    RetryDelay(Duration max, RandomGenerator random) {
        this.max = max;
        this.random = random;
    }

    /**
     * The delay before a retry: that of the header {@code Retry-After}, else 1 s that doubles with each retry, minus up to a
     * quarter at random so that calls which failed together are not repeated together. At most the maximum.
     *
     * @param retry 1 for the first retry
     * @param retryAfter the header, seconds or an HTTP date; {@code null} if there was none
     * @param now the time of Heymarket's clock
     */
    Duration before(int retry, @Nullable String retryAfter, Instant now) {
        Duration asked = parse(retryAfter, now);
        if (asked != null) {
            return shorter(asked, max);
        }
        Duration full = shorter(FIRST.multipliedBy(1L << Math.min(retry - 1, 20)), max);
        return full.minusMillis((long) (full.toMillis() * random.nextDouble() / 4));
    }

    /** The delay in the header; {@code null} if it is missing, malformed or in the past. */
    static @Nullable Duration parse(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String value = retryAfter.trim();
        if (value.matches("\\d{1,64}")) {
            return value.length() > 9 ? FOREVER : Duration.ofSeconds(Long.parseLong(value));
        }
        Instant at = HttpDates.parse(value);
        // A date in the past comes from a wrong clock, and does not mean that there is nothing to wait for.
        return at != null && at.isAfter(now) ? Duration.between(now, at) : null;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
