package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The built-in budget, a sliding log: a permit is free again a minute after the response. Counting from the response keeps the
 * limit whether Heymarket's window is fixed or sliding, and however long a request takes. Calls of the same priority get
 * permits in the order in which they asked.
 */
public final class SlidingLogBudget implements RequestBudget {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Instant> answered = new ArrayDeque<>();
    private final TreeSet<Waiter> waiters = new TreeSet<>();
    private int limit;
    private long arrivals;
    private int inFlight;
    private Instant pausedUntil = Instant.MIN;

    /** @param requestsPerMinute 0 for no limit, so that calls wait only for a {@link #pause} */
    public SlidingLogBudget(int requestsPerMinute, TimeSource time) {
        this.limit = requestsPerMinute;
        this.time = time;
    }

    @Override
    public Permit acquire(Priority priority, Duration maxWait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (waiters.isEmpty() && isFreeNow()) {
                inFlight++;
                return new LoggedPermit();
            }
            Waiter self = new Waiter(priority, arrivals++, lock.newCondition());
            Instant deadline = time.steady().plus(maxWait);
            waiters.add(self);
            try {
                awaitTurn(self, deadline, maxWait);
                inFlight++;
                return new LoggedPermit();
            } finally {
                waiters.remove(self);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFreeNow() {
        Instant now = time.steady();
        return !freeAt(now).isAfter(now);
    }

    private void awaitTurn(Waiter self, Instant deadline, Duration maxWait) throws InterruptedException {
        while (true) {
            Instant now = time.steady();
            boolean first = waiters.first().equals(self);
            Instant free = first ? freeAt(now) : deadline;
            if (first && !free.isAfter(now)) {
                return;
            }
            if (!deadline.isAfter(now)) {
                throw exhausted(maxWait, now);
            }
            // A waiter that is not the first is signalled when it becomes the first.
            time.await(self.turn, Duration.between(now, free.isBefore(deadline) ? free : deadline));
        }
    }

    /** When the next permit will be free at the earliest, as far as is known now. */
    private Instant freeAt(Instant now) {
        forgetBefore(now.minus(WINDOW));
        Instant free = now;
        if (limit > 0 && answered.size() + inFlight >= limit) {
            // After the limit was lowered, several entries must leave the log.
            int leaving = answered.size() + inFlight - limit;
            free = leaving < answered.size() ? nth(leaving).plus(WINDOW) : Instant.MAX;
        }
        return free.isAfter(pausedUntil) ? free : pausedUntil;
    }

    /** A request whose response came exactly a minute ago no longer counts. */
    private void forgetBefore(Instant windowStart) {
        while (!answered.isEmpty() && !answered.peekFirst().isAfter(windowStart)) {
            answered.removeFirst();
        }
    }

    private Instant nth(int index) {
        return index == 0
                ? answered.peekFirst()
                : answered.stream().skip(index).findFirst().orElseThrow();
    }

    @Override
    public void pause(Duration duration) {
        lock.lock();
        try {
            Instant until = time.steady().plus(duration);
            if (until.isAfter(pausedUntil)) {
                pausedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void limit(int requestsPerMinute) {
        lock.lock();
        try {
            limit = requestsPerMinute;
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** 0 during a pause. Waiting calls are not subtracted. */
    @Override
    public OptionalInt left() {
        lock.lock();
        try {
            Instant now = time.steady();
            forgetBefore(now.minus(WINDOW));
            if (limit == 0) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(pausedUntil.isAfter(now) ? 0 : Math.max(0, limit - answered.size() - inFlight));
        } finally {
            lock.unlock();
        }
    }

    private HeymarketRateLimitException exhausted(Duration maxWait, Instant now) {
        Instant free = freeAt(now);
        return new HeymarketRateLimitException(
                "No permit in the budget of " + limit + " requests a minute within maxBudgetWait ("
                        + maxWait.toSeconds()
                        + " s): " + waiters.size()
                        + " calls are waiting. Spread the load, raise maxBudgetWait, or raise "
                        + "requestsPerMinute if Heymarket allows this credential more.",
                HeymarketException.Details.NONE,
                free.equals(Instant.MAX) ? WINDOW : Duration.between(now, free));
    }

    private void wakeFirst() {
        if (!waiters.isEmpty()) {
            waiters.first().turn.signal();
        }
    }

    private void release(boolean counts) {
        lock.lock();
        try {
            inFlight--;
            if (counts && limit > 0) {
                answered.addLast(time.steady());
            }
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private final class LoggedPermit implements Permit {
        @Override
        public void answered() {
            release(true);
        }

        @Override
        public void notSent() {
            release(false);
        }
    }

    private record Waiter(Priority priority, long arrival, Condition turn) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            int byPriority = priority.compareTo(other.priority);
            return byPriority != 0 ? byPriority : Long.compare(arrival, other.arrival);
        }
    }
}
