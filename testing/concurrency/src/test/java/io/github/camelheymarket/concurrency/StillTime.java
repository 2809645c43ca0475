package io.github.camelheymarket.concurrency;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** A clock that stands still, so that no wait ends by itself: a signal that gets lost is a deadlock, which Lincheck finds. */
public final class StillTime implements TimeSource {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final Runnable beforeWait;

    public StillTime() {
        this(() -> {});
    }

    /** @param beforeWait is run by a thread that is about to wait, with the lock of the condition */
    public StillTime(Runnable beforeWait) {
        this.beforeWait = beforeWait;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void await(Condition condition, Duration maxWait) throws InterruptedException {
        beforeWait.run();
        condition.await();
    }
}
