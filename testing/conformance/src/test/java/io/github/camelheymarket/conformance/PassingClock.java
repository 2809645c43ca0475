package io.github.camelheymarket.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock for the sandbox and the kit that runs as the real one does, and that the kit's waits move on instead of waiting. */
final class PassingClock implements InstantSource {

    private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(waited.get());
    }

    void pass(Duration duration) {
        waited.accumulateAndGet(duration, Duration::plus);
    }
}
