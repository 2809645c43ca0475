package io.github.camelheymarket.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock and the way to wait by it, in one, so that a test can run both on a clock of its own. */
public interface TimeSource extends InstantSource {

    /** The clock of the machine. */
    TimeSource SYSTEM = new SystemTime();

    @Override
    default Instant instant() {
        return now();
    }

    /** The time of day, for what the other side reads: it jumps when somebody sets the clock. */
    Instant now();

    /** A time that only goes forward, whoever sets the clock: for measuring and waiting, never to be shown. */
    default Instant steady() {
        return now();
    }

    /**
     * Waits on a condition, whose lock the caller holds, until it is signalled or the time has passed by this clock. It may
     * return sooner, as conditions do: the caller looks again.
     */
    default void await(Condition condition, Duration atMost) throws InterruptedException {
        // An option may say "for ever" in more nanoseconds than a long holds.
        long nanos = atMost.compareTo(Duration.ofDays(1)) < 0
                ? atMost.toNanos()
                : Duration.ofDays(1).toNanos();
        condition.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Steady from the moment it was made. */
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
