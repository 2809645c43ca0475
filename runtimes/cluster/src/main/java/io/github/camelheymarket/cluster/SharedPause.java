package io.github.camelheymarket.cluster;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pause of a credential after Heymarket answered 429 to one of its clients. It is a bucket too, so that any server that
 * keeps buckets can keep it: a token is a millisecond, one flows back each millisecond, and what is missing is what is left of
 * the pause. If two nodes begin a pause within the same round trip to the server, the pauses may add up.
 */
final class SharedPause {

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    private final Bucket bucket;
    private final ReentrantLock beginning = new ReentrantLock();

    SharedPause(Bucket bucket) {
        this.bucket = bucket;
    }

    static BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(LONGEST_MILLIS)
                        .refillGreedy(1_000, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /** A shorter pause does not shorten the present one. */
    void begin(Duration duration) {
        beginning.lock();
        try {
            long more = Math.min(duration.toMillis(), LONGEST_MILLIS) - left().toMillis();
            if (more > 0) {
                bucket.consumeIgnoringRateLimits(more);
            }
        } finally {
            beginning.unlock();
        }
    }

    /** Zero if there is no pause. */
    Duration left() {
        return Duration.ofMillis(Math.max(0, LONGEST_MILLIS - bucket.getAvailableTokens()));
    }
}
