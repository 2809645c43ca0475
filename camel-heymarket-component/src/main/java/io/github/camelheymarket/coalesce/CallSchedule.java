package io.github.camelheymarket.coalesce;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when rows that are ready leave in a call: when they fill a call, when no call is in progress, after {@code delay}, or at
 * once while the endpoint or a route is being stopped (R8.3). Not synchronized: the caller must hold a lock.
 */
final class CallSchedule {

    private static final Duration MIN_PAUSE = Duration.ofMillis(1);

    private final CoalesceSettings settings;
    private int inProgress;
    private boolean wakeUpSet;
    private boolean closing;
    /** By {@link System#nanoTime()}; {@code null} before the first hurry. */
    private @Nullable Long hurryUntil;

    CallSchedule(CoalesceSettings settings) {
        this.settings = settings;
    }

    void begin() {
        inProgress++;
    }

    void end() {
        inProgress--;
    }

    /** Lets rows leave at once for some time. */
    void hurry(Duration howLong) {
        hurryUntil = System.nanoTime() + howLong.toNanos();
    }

    /** From now on rows leave at once, and no further row may come. */
    void close() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isDue(RowQueue queue) {
        return hasFreeCall()
                && queue.ready() > 0
                && (closing
                        || inProgress == 0
                        || queue.ready() >= settings.bulkSize()
                        || isInHurry()
                        || nanosUntilDue(queue) <= 0);
    }

    /** @return the nanoseconds until rows are due; -1 if no wake-up is necessary, or one was set before */
    long setWakeUp(RowQueue queue) {
        if (!hasFreeCall() || queue.ready() == 0 || wakeUpSet || closing) {
            return -1;
        }
        wakeUpSet = true;
        return Math.max(MIN_PAUSE.toNanos(), nanosUntilDue(queue));
    }

    void wakeUpIsOver() {
        wakeUpSet = false;
    }

    private boolean hasFreeCall() {
        return inProgress < Coalescer.CALLS_AT_ONCE;
    }

    private boolean isInHurry() {
        return hurryUntil != null && hurryUntil - System.nanoTime() > 0;
    }

    private long nanosUntilDue(RowQueue queue) {
        return settings.delay().toNanos() - queue.readyNanos();
    }
}
