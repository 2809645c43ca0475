package io.github.camelheymarket.examples.cluster;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * How a limit of requests in any 60 seconds becomes a bucket of tokens. A bucket gives out what it holds at the start of
 * those seconds, and what flows in meanwhile; and requests may arrive in them whose tokens were taken before. All three
 * together must not be more than the limit:
 *
 * <pre>    held + flowing in a minute + late = limit          2 + 490 + 8 = 500</pre>
 *
 * So the bucket is small and fills steadily. One that holds 500 and fills by 500 a minute would let 1,000 pass in the
 * first.
 *
 * @param held tokens at most in the bucket
 * @param perMinute tokens that flow in
 * @param late requests that may be under way at a time, in all nodes, without passing the limit even when all of them
 *     are held up and then arrive together
 */
record BudgetShape(int held, int perMinute, int late) {

    private static final int SMALLEST = 5;

    /** @param limit requests in any 60 seconds */
    static BudgetShape of(int limit) {
        if (limit < SMALLEST) {
            throw new IllegalArgumentException(
                    "requestsPerMinute is " + limit + ": nodes can share a budget of " + SMALLEST + " or more");
        }
        int held = Math.max(1, limit / 250);
        int late = Math.max(1, limit / 60);
        return new BudgetShape(held, limit - held - late, late);
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(held)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
