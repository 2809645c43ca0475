package io.github.camelheymarket.cluster;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The time of the server, continued by this machine's monotonic clock. With a clock per node, a node that is a minute ahead
 * would leave no tokens for the others for a minute.
 */
final class SharedClock implements TimeMeter {

    private static final long REFRESH_EVERY = Duration.ofMinutes(10).toNanos();

    private final LongSupplier serverNanos;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile long readAt;
    private volatile long offset;

    /** @param serverNanos asks the server for nanoseconds since 1970 */
    SharedClock(LongSupplier serverNanos) {
        this.serverNanos = serverNanos;
        read();
    }

    /** Reads the server's clock again if it was read long ago, since the clocks of machines drift apart. */
    void refresh() {
        if (System.nanoTime() - readAt < REFRESH_EVERY || !refreshing.tryLock()) {
            return;
        }
        try {
            read();
        } finally {
            refreshing.unlock();
        }
    }

    private void read() {
        long server = serverNanos.getAsLong();
        long now = System.nanoTime();
        offset = server - now;
        readAt = now;
    }

    @Override
    public long currentTimeNanos() {
        return System.nanoTime() + offset;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
