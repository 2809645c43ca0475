package io.github.camelheymarket.client;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A sliding log: a place is free again a minute after its answer. Counting from the answer and not from the sending
 * keeps within Heymarket's window whether that is fixed or sliding, and however long a request was under way.
 */
public final class SlidingLogBudget implements RequestBudget {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final int limit;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Instant> answered = new ArrayDeque<>();
    private final TreeSet<Waiter> waiters = new TreeSet<>();
    private long arrivals;
    private int underWay;
    private Instant pausedUntil = Instant.MIN;

    public SlidingLogBudget(int requestsPerMinute, TimeSource time) {
        this.limit = requestsPerMinute;
        this.time = time;
    }

    @Override
    public Place acquire(Priority priority, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiter self = new Waiter(priority, arrivals++, lock.newCondition());
            Instant deadline = time.now().plus(atMost);
            waiters.add(self);
            try {
                while (waiters.first() != self || !isFree(time.now())) {
                    Instant now = time.now();
                    if (!now.isBefore(deadline)) {
                        throw exhausted(atMost, now);
                    }
                    time.await(self.turn, nextChance(now, deadline));
                }
                underWay++;
                return new LoggedPlace();
            } finally {
                waiters.remove(self);
                wakeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration duration) {
        lock.lock();
        try {
            Instant until = time.now().plus(duration);
            if (until.isAfter(pausedUntil)) {
                pausedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(Instant now) {
        Instant windowStart = now.minus(WINDOW);
        // A request counts until a full minute has passed, so one answered exactly a minute ago is out.
        while (!answered.isEmpty() && !answered.peekFirst().isAfter(windowStart)) {
            answered.removeFirst();
        }
        return !now.isBefore(pausedUntil) && answered.size() + underWay < limit;
    }

    private Duration nextChance(Instant now, Instant deadline) {
        Instant next = deadline;
        if (now.isBefore(pausedUntil) && pausedUntil.isBefore(next)) {
            next = pausedUntil;
        } else if (!answered.isEmpty() && answered.peekFirst().plus(WINDOW).isBefore(next)) {
            next = answered.peekFirst().plus(WINDOW);
        }
        Duration wait = Duration.between(now, next);
        return wait.compareTo(Duration.ZERO) > 0 ? wait : Duration.ofMillis(1);
    }

    private HeymarketRateLimitException exhausted(Duration atMost, Instant now) {
        Instant free = answered.isEmpty() ? now : answered.peekFirst().plus(WINDOW);
        Duration wait = Duration.between(now, free.isAfter(pausedUntil) ? free : pausedUntil);
        return new HeymarketRateLimitException(
                "No place in the budget of " + limit + " requests a minute within maxBudgetWait (" + atMost.toSeconds()
                        + " s): " + waiters.size()
                        + " calls are waiting. Spread the load, raise maxBudgetWait, or raise "
                        + "requestsPerMinute if Heymarket allows this credential more.",
                HeymarketException.Details.NONE,
                wait.isNegative() ? Duration.ZERO : wait);
    }

    private void wakeFirst() {
        if (!waiters.isEmpty()) {
            waiters.first().turn.signal();
        }
    }

    private void release(boolean counts) {
        lock.lock();
        try {
            underWay--;
            if (counts) {
                answered.addLast(time.now());
            }
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private final class LoggedPlace implements Place {
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
