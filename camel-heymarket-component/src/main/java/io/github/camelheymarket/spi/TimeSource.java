package io.github.camelheymarket.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A clock and the waits by that clock, so that a test can replace both by a virtual clock. */
public interface TimeSource extends InstantSource {

    /** The clock of the machine. */
    TimeSource SYSTEM = new SystemTime();

    @Override
    default Instant instant() {
        return now();
    }

    /** The time of day, for values that Heymarket reads. It jumps when the clock of the machine is set. */
    Instant now();

    /** A monotonic time, for durations and waits. Not to be shown, since it may differ from the time of day. */
    default Instant steady() {
        return now();
    }

    /**
     * Waits until a condition is signalled or the time has passed by this clock. It may return earlier, like
     * {@link Condition#await()}, so the caller checks again.
     *
     * @param condition of a lock that the caller holds
     */
    @SuppressWarnings("WaitNotInLoop") // The caller checks again.
    default void await(Condition condition, Duration maxWait) throws InterruptedException {
        // An option may hold more nanoseconds than a long.
        long nanos = maxWait.compareTo(Duration.ofDays(1)) < 0
                ? maxWait.toNanos()
                : Duration.ofDays(1).toNanos();
        condition.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** The clock of the machine; {@link #steady()} begins with the time of day at which this class was loaded. */
    final class SystemTime implements TimeSource {

        private final Instant start = Instant.now();
        private final long startNanos = System.nanoTime();

        private SystemTime() {}

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Instant steady() {
            return start.plusNanos(System.nanoTime() - startNanos);
        }
    }
}
