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
 * A sliding log: a place is free again a minute after its answer. Counting from the answer and not from the sending
 * keeps within Heymarket's window whether that is fixed or sliding, and however long a request was under way. Within a
 * priority places go out in the order in which they were asked for.
 */
public final class SlidingLogBudget implements RequestBudget {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Instant> answered = new ArrayDeque<>();
    private final TreeSet<Waiter> waiters = new TreeSet<>();
    private int limit;
    private long arrivals;
    private int underWay;
    private Instant pausedUntil = Instant.MIN;

    /** @param requestsPerMinute 0 for no limit: then only a {@link #pause} holds anybody back */
    public SlidingLogBudget(int requestsPerMinute, TimeSource time) {
        this.limit = requestsPerMinute;
        this.time = time;
    }

    @Override
    public Permit acquire(Priority priority, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiter self = new Waiter(priority, arrivals++, lock.newCondition());
            Instant deadline = time.steady().plus(atMost);
            waiters.add(self);
            try {
                awaitTurn(self, deadline, atMost);
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

    private void awaitTurn(Waiter self, Instant deadline, Duration atMost) throws InterruptedException {
        while (true) {
            Instant now = time.steady();
            boolean first = waiters.first() == self;
            Instant free = first ? freeAt(now) : deadline;
            if (first && !free.isAfter(now)) {
                return;
            }
            if (!deadline.isAfter(now)) {
                throw exhausted(atMost, now);
            }
            // Whoever is not first is woken when that changes.
            time.await(self.turn, Duration.between(now, free.isBefore(deadline) ? free : deadline));
        }
    }

    /** When the next place can be had, as far as is known now: an answer that is still awaited may free none sooner. */
    private Instant freeAt(Instant now) {
        forgetBefore(now.minus(WINDOW));
        Instant place = now;
        if (limit > 0 && answered.size() + underWay >= limit) {
            // With more in the log than a lowered limit allows, several have to leave it.
            int leaving = answered.size() + underWay - limit;
            place = leaving < answered.size() ? nth(leaving).plus(WINDOW) : Instant.MAX;
        }
        return place.isAfter(pausedUntil) ? place : pausedUntil;
    }

    /** A request counts until a full minute has passed, so one answered exactly a minute ago is out. */
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

    /** None during a pause; who waits already is not taken off. */
    @Override
    public OptionalInt left() {
        lock.lock();
        try {
            Instant now = time.steady();
            forgetBefore(now.minus(WINDOW));
            if (limit == 0) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(pausedUntil.isAfter(now) ? 0 : Math.max(0, limit - answered.size() - underWay));
        } finally {
            lock.unlock();
        }
    }

    private HeymarketRateLimitException exhausted(Duration atMost, Instant now) {
        Instant free = freeAt(now);
        return new HeymarketRateLimitException(
                "No place in the budget of " + limit + " requests a minute within maxBudgetWait (" + atMost.toSeconds()
                        + " s): " + waiters.size()
                        + " calls are waiting. Spread the load, raise maxBudgetWait, or raise "
                        + "requestsPerMinute if Heymarket allows this credential more.",
                HeymarketException.Details.NONE,
                free == Instant.MAX ? WINDOW : Duration.between(now, free));
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
            if (counts && limit > 0) {
                answered.addLast(time.steady());
            }
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private final class LoggedPlace implements Permit {
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
