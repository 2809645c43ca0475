package io.github.camelheymarket;

import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;

/** A clock that stands still, and waits that are over at once. */
public final class StandingClock implements Sleeper {

    @Override
    public void sleep(Duration duration) {}

    @Override
    public long nanoTime() {
        return 0;
    }
}
