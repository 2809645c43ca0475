package io.github.camelheymarket.faults;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;

/** The time of server and component: the real one, and what was waited besides. */
final class HistoryTime implements TimeSource {

    /** A permit of the budget is free after a minute at the latest. */
    private static final Duration AT_ONCE = Duration.ofSeconds(61);

    private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant now() {
        return Instant.now().plus(waited.get());
    }

    void pass(Duration duration) {
        waited.updateAndGet(duration::plus);
    }

    /** A longer wait is one for others, who need real time. */
    @Override
    public void await(Condition condition, Duration maxWait) throws InterruptedException {
        if (maxWait.compareTo(AT_ONCE) <= 0) {
            pass(maxWait);
        } else {
            condition.await(1, TimeUnit.MILLISECONDS);
            pass(Duration.ofMillis(100));
        }
    }
}
