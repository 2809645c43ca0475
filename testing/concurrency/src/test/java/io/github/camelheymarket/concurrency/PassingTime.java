package io.github.camelheymarket.concurrency;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** A clock by which each wait passes at once, as if nothing had happened meanwhile. */
public final class PassingTime implements TimeSource {

    private Instant now = Instant.ofEpochSecond(1_800_000_000);

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void await(Condition condition, Duration maxWait) {
        pass(maxWait);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
