package io.github.camelheymarket.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs rejected deliveries, at most once a minute, since anybody can send them and could fill the log. */
final class RejectionLog {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean logged;
    private long loggedAt;
    private long suppressed;

    RejectionLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void rejected(RejectedDelivery rejection) {
        LOG.debug("A delivery was answered with {}: {}", rejection.status(), rejection.getMessage());
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (logged && now - loggedAt < PAUSE) {
                suppressed++;
                return;
            }
            LOG.warn(
                    "A delivery was answered with {}: {} {} more deliveries were rejected since the last warning, which "
                            + "is logged at most once a minute",
                    rejection.status(),
                    rejection.getMessage(),
                    suppressed);
            logged = true;
            loggedAt = now;
            suppressed = 0;
        } finally {
            lock.unlock();
        }
    }
}
