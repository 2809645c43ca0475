package io.github.camelheymarket.client;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Aborts requests that take too long as a whole. The timeouts of sockets limit only a single read. One thread watches all
 * requests of a transport, and ends when there was none for a while.
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

    /** @param abort aborts the request; called at most once, by another thread */
    Watch watch(Runnable abort) {
        return new Watch(abort);
    }

    /** Phases that have begun stay watched. */
    @Override
    public void close() {
        timer.shutdown();
    }

    /** Watches one request, whose phases have limits of their own. */
    final class Watch {
        private final Runnable abort;
        private Future<?> task;
        private int phase;
        private boolean expired;

        private Watch(Runnable abort) {
            this.abort = abort;
        }

        /**
         * Begins a phase and ends the one before.
         *
         * @param limit from now; zero or less for none
         */
        synchronized void begin(Duration limit) {
            int begun = ++phase;
            Future<?> last = task;
            if (limit.isZero() || limit.isNegative()) {
                task = null;
            } else {
                try {
                    task = timer.schedule(() -> expire(begun), limit.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException closed) {
                    // The transport is being closed: the limit of the phase before still applies.
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
            abort.run();
        }

        synchronized boolean isExpired() {
            return expired;
        }

        synchronized void end() {
            phase++;
            cancel(task);
        }

        private void cancel(Future<?> task) {
            if (task != null) {
                task.cancel(false);
            }
        }
    }
}
