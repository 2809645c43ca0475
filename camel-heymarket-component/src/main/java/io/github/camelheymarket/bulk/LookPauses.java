package io.github.camelheymarket.bulk;

import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;

/** The waits before looking for what a write may have stored: 2 s after it, and once more 10 s after it (R8.2). */
final class LookPauses {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    private final Sleeper sleeper;

    LookPauses(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** A moment to wait from. */
    long now() {
        return sleeper.nanoTime();
    }

    /** @param since when the last of the writes ended that are to be looked for */
    void beforeFirst(long since) {
        pause(FIRST_LOOK.minus(passed(since)));
    }

    void beforeSecond(long since) {
        Duration passed = passed(since);
        // A sleeper of a test may not have waited for the first look at all.
        pause(SECOND_LOOK.minus(passed.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : passed));
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
            Thread.currentThread().interrupt();
            throw new JobAbortedException("the run was interrupted", e);
        }
    }
}
