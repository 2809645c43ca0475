package io.github.camelheymarket.client;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Breaks requests off that take too long as a whole. The timeouts of sockets are for each read: who sends a byte now and
 * then would never meet them. One thread watches all requests of a transport, and goes when there is none for a while.
 */
final class Deadlines implements Closeable {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timer;

    Deadlines(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** @param breakOff ends the request; called at most once, by another thread */
    Watch watch(Runnable breakOff) {
        return new Watch(breakOff);
    }

    /** What is watched stays watched; nothing new is. */
    @Override
    public void close() {
        timer.shutdown();
    }

    /** The watch over one request, which goes from phase to phase, each with a time of its own. */
    final class Watch {
        private final Runnable breakOff;
        private Future<?> task;
        private int phase;
        private boolean expired;

        private Watch(Runnable breakOff) {
            this.breakOff = breakOff;
        }

        /** @param atMost from now on, in place of what counted so far; zero or less for as long as it takes */
        synchronized void begin(Duration atMost) {
            int begun = ++phase;
            Future<?> last = task;
            if (atMost.isZero() || atMost.isNegative()) {
                task = null;
            } else {
                try {
                    task = timer.schedule(() -> expire(begun), atMost.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException closed) {
                    // The client closes: the time of the phase before still counts.
                    phase--;
                    return;
                }
            }
            cancel(last);
        }

        private void expire(int ofPhase) {
            synchronized (this) {
                if (ofPhase != phase) {
                    return;
                }
                expired = true;
            }
            breakOff.run();
        }

        synchronized boolean isExpired() {
            return expired;
        }

        synchronized void end() {
            phase++;
            cancel(task);
        }

        private void cancel(Future<?> what) {
            if (what != null) {
                what.cancel(false);
            }
        }
    }
}
