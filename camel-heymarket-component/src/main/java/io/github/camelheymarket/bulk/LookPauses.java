package io.github.camelheymarket.bulk;

import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;

/** The waits before looking for what a write may have stored: 2 s after it, and once more 10 s after it (R8.2). */
final class LookPauses {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(8);

    private final Sleeper sleeper;

    LookPauses(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    void beforeFirst() {
        pause(FIRST_LOOK);
    }

    void beforeSecond() {
        pause(SECOND_LOOK);
    }

    private void pause(Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobAbortedException("the run was interrupted", e);
        }
    }
}
