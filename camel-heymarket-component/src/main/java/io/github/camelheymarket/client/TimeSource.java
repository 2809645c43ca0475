package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock and the way to wait by it, in one, so that a test can run both on a clock of its own. */
public interface TimeSource extends InstantSource {

    /** The clock of the machine. */
    TimeSource SYSTEM = Instant::now;

    @Override
    default Instant instant() {
        return now();
    }

    Instant now();

    /** Waits on a condition, whose lock the caller holds, until it is signalled or the time has passed by this clock. */
    default void await(Condition condition, Duration atMost) throws InterruptedException {
        condition.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
