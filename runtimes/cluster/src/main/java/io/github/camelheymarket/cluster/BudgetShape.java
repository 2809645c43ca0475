package io.github.camelheymarket.cluster;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * Converts a limit of requests in any 60 seconds to a token bucket. In 60 seconds the bucket issues the tokens that it has at
 * the start and those that are refilled; and requests may arrive whose tokens were taken earlier. The sum of the three must
 * not exceed the limit:
 *
 * <pre>    capacity + refill per minute + late = limit          2 + 490 + 8 = 500</pre>
 *
 * So the bucket is small and refilled steadily. A bucket of 500 with a refill of 500 per minute would permit 1,000 requests
 * in the first minute.
 *
 * @param held the capacity of the bucket
 * @param perMinute refilled tokens per minute
 * @param late how many requests of all nodes may be in flight at once, so that the limit holds even if all of them are
 *     delayed and then arrive together
 */
record BudgetShape(int held, int perMinute, int late) {

    private static final int SMALLEST = 5;

    /**
     * @param limit requests in any 60 seconds
     * @param lateRequests 0 for one of 60 of the limit
     */
    static BudgetShape of(int limit, int lateRequests) {
        if (limit < SMALLEST) {
            throw new IllegalArgumentException(
                    "requestsPerMinute is " + limit + ": nodes can share a budget of " + SMALLEST + " or more.");
        }
        int held = Math.max(1, limit / 250);
        int late = lateRequests > 0 ? lateRequests : Math.max(1, limit / 60);
        if (late >= limit - held) {
            throw ClusterSettings.wrong(
                    "late-requests", "is " + late + ", which leaves nothing of requestsPerMinute, " + limit);
        }
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
