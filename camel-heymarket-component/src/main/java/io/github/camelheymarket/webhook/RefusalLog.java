package io.github.camelheymarket.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of refused deliveries, once a minute at most: anybody can send some, and must not fill the log with it. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean told;
    private long toldAt;
    private long untold;

    RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void refused(RefusedDelivery refusal) {
        LOG.debug("A delivery was answered with {}: {}", refusal.status(), refusal.getMessage());
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (told && now - toldAt < PAUSE) {
                untold++;
                return;
            }
            LOG.warn(
                    "A delivery was answered with {}: {} {} more deliveries were rejected since the last warning, which "
                            + "is logged at most once a minute",
                    refusal.status(),
                    refusal.getMessage(),
                    untold);
            told = true;
            toldAt = now;
            untold = 0;
        } finally {
            lock.unlock();
        }
    }
}
