package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long to wait before a request is sent again. */
final class RetryDelay {

    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration FOREVER = Duration.ofDays(365);

    private final Duration longest;
    private final RandomGenerator random;

    RetryDelay(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /**
     * @param retry 1 for the first retry
     * @param retryAfter the header as it came (seconds or an HTTP date), {@code null} where there was none
     * @return what the header says, else 1 s doubling, of which up to a quarter is taken off by chance so that callers who
     *     failed together do not come back together; never more than the longest allowed
     */
    Duration before(int retry, String retryAfter, Instant now) {
        Duration asked = parse(retryAfter, now);
        if (asked != null) {
            return shorter(asked, longest);
        }
        Duration full = shorter(FIRST.multipliedBy(1L << Math.min(retry - 1, 20)), longest);
        return full.minusMillis((long) (full.toMillis() * random.nextDouble() / 4));
    }

    /** @return what the header asks for, {@code null} where it asks for nothing that can be understood */
    static Duration parse(String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String value = retryAfter.trim();
        if (value.matches("\\d{1,64}")) {
            return value.length() > 9 ? FOREVER : Duration.ofSeconds(Long.parseLong(value));
        }
        Instant at = HttpDates.parse(value);
        // A date in the past tells of two clocks that differ, not that there is nothing to wait for; and what is
        // neither
        // form of the header counts as if it were not there.
        return at != null && at.isAfter(now) ? Duration.between(now, at) : null;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
