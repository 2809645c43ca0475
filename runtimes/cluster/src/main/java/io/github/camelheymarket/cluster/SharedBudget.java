package io.github.camelheymarket.cluster;

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

    static final int IN_LINE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudget.class);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final BudgetServer server;
    private final SharedBucket shared;
    private final SharedPause pause;
    private final ClusterLimits limits;
    private final ClusterWaits waits;
    private final PriorityLine line = new PriorityLine(IN_LINE);
    private volatile boolean outage;

    SharedBudget(
            BudgetServer server, SharedBucket shared, SharedPause pause, ClusterLimits limits, ClusterWaits waits) {
        this.server = server;
        this.shared = shared;
        this.pause = pause;
        this.limits = limits;
        this.waits = waits;
    }

    @Override
    public Permit acquire(Priority priority, Duration maxWait) throws InterruptedException {
        long start = waits.nanoTime();
        if (!line.enter(priority, maxWait)) {
            throw exhausted(maxWait);
        }
        try {
            Deadline deadline = new Deadline(start, maxWait);
            Permit permit = take(deadline);
            if (outage) {
                outage = false;
                LOG.info("The budget that all nodes share can be reached again: {}", server.name());
            }
            return permit;
        } finally {
            line.leave();
        }
    }

    /** A token that was taken by a request whose response was lost stays taken: the nodes send less, never more. */
    private Permit take(Deadline deadline) throws InterruptedException {
        long outageSince = 0;
        for (int failures = 0; ; failures++) {
            try {
                server.refreshClock();
                if (!shared.bucket().asBlocking().tryConsume(1, deadline.left(), waits.parking())) {
                    throw exhausted(deadline.maxWait);
                }
                awaitEndOfPause(deadline);
                return new Token();
            } catch (HeymarketException e) {
                throw e;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long now = waits.nanoTime();
                outageSince = failures == 0 ? now : outageSince;
                note(e);
                Duration lasted = Duration.ofNanos(now - outageSince);
                if (lasted.plus(ASK_AGAIN).compareTo(limits.outageWait()) > 0
                        || deadline.left().compareTo(ASK_AGAIN) <= 0) {
                    throw unreachable(e);
                }
                waits.parking().park(ASK_AGAIN.toNanos());
            }
        }
    }

    private void note(RuntimeException e) {
        if (!outage) {
            outage = true;
            LOG.warn(
                    "The budget that all nodes share cannot be reached: {}: {}. Calls wait for it at most {} ms, and then fail",
                    server.name(),
                    Reasons.of(e),
                    limits.outageWait().toMillis());
        }
    }

    /** Called after a token was taken, since a pause may have begun meanwhile. */
    private void awaitEndOfPause(Deadline deadline) throws InterruptedException {
        for (Duration left = pause.left(); !left.isZero(); left = pause.left()) {
            if (left.compareTo(deadline.left()) > 0) {
                throw exhausted(deadline.maxWait);
            }
            waits.parking().park(left.toNanos());
        }
    }

    @Override
    public void pause(Duration duration) {
        try {
            pause.begin(duration);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The other nodes do not learn that Heymarket asks for a pause of {} s: {}: {}",
                    duration.toSeconds(),
                    server.name(),
                    Reasons.of(e));
        }
    }

    /** The nodes have one bucket, so the limit that was set last applies to all. */
    @Override
    public void limit(int requestsPerMinute) {
        if (requestsPerMinute > 0) {
            shared.replace(
                    BudgetShape.of(requestsPerMinute, limits.lateRequests()).bucket());
        }
    }

    private static HeymarketRateLimitException exhausted(Duration maxWait) {
        return new HeymarketRateLimitException(
                "No permit in the budget of all nodes within maxBudgetWait (" + maxWait.toSeconds() + " s). "
                        + "Spread the load, or raise maxBudgetWait.",
                HeymarketException.Details.NONE,
                null);
    }

    private HeymarketRateLimitException unreachable(RuntimeException cause) {
        return new HeymarketRateLimitException(
                "The budget that all nodes share cannot be reached: " + server.name() + ": " + Reasons.of(cause)
                        + ". No request was sent, because the other nodes may use the whole limit. Start the server, or "
                        + "correct " + ClusterSettings.PREFIX + "url, and repeat the call.",
                HeymarketException.Details.NONE,
                null,
                cause);
    }

    private final class Deadline {
        private final long start;
        private final Duration maxWait;

        private Deadline(long start, Duration maxWait) {
            this.start = start;
            this.maxWait = maxWait;
        }

        /** At least a nanosecond, since Bucket4j accepts no zero. */
        private Duration left() {
            Duration left = maxWait.minusNanos(waits.nanoTime() - start);
            return left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
        }
    }

    private final class Token implements Permit {
        @Override
        public void answered() {
            // It was spent when it was taken.
        }

        @Override
        public void notSent() {
            try {
                shared.bucket().addTokens(1);
            } catch (RuntimeException e) {
                LOG.debug("A token that was not used is lost", e);
            }
        }
    }
}
