package io.github.camelheymarket.api;

import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;

/** Waits until 2 s and 10 s after a write, before the searches for it, because a search may not show it at first (R8.2). */
public final class LagPauses {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SECOND = Duration.ofSeconds(10);

    private final Sleeper sleeper;

    public LagPauses(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** The time to count from, in nanoseconds of the sleeper's clock. */
    public long now() {
        return sleeper.nanoTime();
    }

    /**
     * @param since when the last of the writes ended
     * @throws JobAbortedException when the thread is interrupted
     */
    public void beforeFirst(long since) {
        pause(FIRST.minus(passed(since)));
    }

    /** @throws JobAbortedException when the thread is interrupted */
    public void beforeSecond(long since) {
        Duration passed = passed(since);
        // The sleeper of a test may return without waiting.
        pause(SECOND.minus(passed.compareTo(FIRST) < 0 ? FIRST : passed));
    }

    private Duration passed(long since) {
        return Duration.ofNanos(Math.max(0, sleeper.nanoTime() - since));
    }

    private void pause(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            throw JobAbortedException.cannotWait(e);
        }
    }
}
