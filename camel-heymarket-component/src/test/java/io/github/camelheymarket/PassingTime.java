package io.github.camelheymarket;

import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock for the sandbox that goes as the real one does, and that the component's waits for lost writes move on instead of
 * waiting: what the sandbox shows late it shows as late as it would.
 */
final class PassingTime implements InstantSource, Sleeper {

    private final AtomicLong waited = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.now().plusNanos(waited.get());
    }

    @Override
    public void sleep(Duration duration) {
        waited.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + waited.get();
    }
}
