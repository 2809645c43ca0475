package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a sync. Thread-safe. */
final class ProgressMeter {

    private final @Nullable Long total;
    private final LongSupplier requests;
    private final Supplier<OptionalInt> requestsLeft;
    private final LongSupplier nanos;
    private final long start;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong unsuccessful = new AtomicLong();
    private volatile Phase phase = Phase.ROWS;

    /**
     * @param total the number of rows, {@code null} if unknown
     * @param requests requests sent so far
     * @param requestsLeft how many more requests the budget permits in this minute; empty for no limit
     * @param nanos a monotonic clock
     */
    ProgressMeter(@Nullable Long total, LongSupplier requests, Supplier<OptionalInt> requestsLeft, LongSupplier nanos) {
        this.total = total;
        this.requests = requests;
        this.requestsLeft = requestsLeft;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    void enter(Phase next) {
        phase = next;
    }

    void rowRead() {
        read.incrementAndGet();
    }

    void rowDone(boolean success) {
        done.incrementAndGet();
        if (!success) {
            unsuccessful.incrementAndGet();
        }
    }

    long read() {
        return read.get();
    }

    long unsuccessful() {
        return unsuccessful.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    SyncProgress now() {
        Duration elapsed = elapsed();
        long rows = done.get();
        double rate = rows / Math.max(elapsed.toNanos() / 1e9, 1e-9);
        OptionalInt budget = requestsLeft.get();
        Duration remaining =
                total == null || rows == 0 ? null : Duration.ofMillis((long) (Math.max(0, total - rows) / rate * 1000));
        return new SyncProgress(
                phase,
                new SyncProgress.Rows(read.get(), rows, unsuccessful.get(), total, rate),
                requests.getAsLong(),
                budget.isPresent() ? budget.getAsInt() : null,
                elapsed,
                remaining);
    }
}
