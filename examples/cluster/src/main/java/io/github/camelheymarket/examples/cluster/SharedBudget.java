package io.github.camelheymarket.examples.cluster;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's access to the budget that all nodes share: one token per request, from a bucket that is refilled steadily, see
 * {@link BudgetShape}. If the bucket is empty, the caller reserves the next token and waits for it.
 *
 * <p>Only {@value #IN_LINE} calls of a node wait for tokens at a time; the others wait in the node, so that
 * {@code contacts/set-status} still overtakes bulk jobs there.
 */
final class SharedBudget implements RequestBudget {

    static final int IN_LINE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudget.class);

    private final Bucket bucket;
    private final SharedPause pause;
    private final BlockingStrategy waiting;
    private final PriorityLine line = new PriorityLine(IN_LINE);

    /** @param waiting {@link BlockingStrategy#PARKING} except in tests */
    SharedBudget(Bucket bucket, SharedPause pause, BlockingStrategy waiting) {
        this.bucket = bucket;
        this.pause = pause;
        this.waiting = waiting;
    }

    @Override
    public Permit acquire(Priority priority, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        if (!line.enter(priority, atMost)) {
            throw exhausted(atMost);
        }
        try {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (!bucket.asBlocking().tryConsume(1, left, waiting)) {
                throw exhausted(atMost);
            }
            awaitEndOfPause(deadline, atMost);
            return new Token();
        } catch (HeymarketException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unreachable(e);
        } finally {
            line.leave();
        }
    }

    /** Called after a token was taken, since a pause may have begun meanwhile. */
    private void awaitEndOfPause(long deadline, Duration atMost) throws InterruptedException {
        for (Duration left = pause.left(); left.toNanos() > 0; left = pause.left()) {
            if (System.nanoTime() + left.toNanos() > deadline) {
                throw exhausted(atMost);
            }
            waiting.park(left.toNanos());
        }
    }

    @Override
    public void pause(Duration duration) {
        try {
            pause.begin(duration);
        } catch (RuntimeException e) {
            LOG.warn("The other nodes do not learn that Heymarket asks for a pause: {}", e.getMessage());
        }
    }

    private static HeymarketRateLimitException exhausted(Duration atMost) {
        return new HeymarketRateLimitException(
                "No permit in the budget of all nodes within maxBudgetWait (" + atMost.toSeconds() + " s). "
                        + "Spread the load, or raise maxBudgetWait.",
                HeymarketException.Details.NONE,
                null);
    }

    /** Sending without a permit could exceed the limit of all nodes, so the call fails, and may be repeated. */
    private static HeymarketRateLimitException unreachable(RuntimeException cause) {
        HeymarketRateLimitException e = new HeymarketRateLimitException(
                "The budget of all nodes cannot be reached: is its PostgreSQL there? " + cause.getMessage(),
                HeymarketException.Details.NONE,
                null);
        e.addSuppressed(cause);
        return e;
    }

    private final class Token implements Permit {
        @Override
        public void answered() {
            // It was spent when it was taken.
        }

        @Override
        public void notSent() {
            try {
                bucket.addTokens(1);
            } catch (RuntimeException e) {
                LOG.debug("A token that was not used is lost", e);
            }
        }
    }
}
