package io.github.camelheymarket.client;

import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Aborts requests that take too long as a whole. The timeouts of sockets limit only a single read. One thread watches all
 * requests of a transport, and ends when there was none for a while.
 *
 * <p>The thread sleeps until the earliest limit that it knows. A request whose limit is later, as nearly all are, does not wake
 * it: waking a thread for each request would cost more than the rest of the local work for a call.
 */
final class Deadlines implements Closeable {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long IDLE = TimeUnit.SECONDS.toNanos(10);

    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final long start;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ReentrantLock planning = new ReentrantLock();
    private @Nullable Future<?> scan;
    private volatile long nextScan = NEVER;
    private volatile boolean closed;

    Deadlines(ThreadFactory threads) {
        this(timer(threads), System::nanoTime);
    }

    /**
     * @param timer is shut down with the last watch after the close
     * @param nanoTime the time by which the timer runs
     */
    Deadlines(ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    private static ScheduledExecutorService timer(ThreadFactory threads) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE, TimeUnit.NANOSECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** @param abort aborts the request; called at most once, by another thread */
    Watch watch(Runnable abort) {
        return new Watch(abort);
    }

    /** Phases that have begun stay watched. */
    @Override
    public void close() {
        closed = true;
        stopIfUnused();
    }

    private void stopIfUnused() {
        if (closed && watches.isEmpty()) {
            timer.shutdownNow();
        }
    }

    private long now() {
        return nanoTime.getAsLong() - start;
    }

    /** Makes sure that the watches are looked at by then. */
    private void plan(long time) {
        if (time >= nextScan) {
            return;
        }
        planning.lock();
        try {
            if (time < nextScan) {
                if (scan != null) {
                    scan.cancel(false);
                }
                long now = now();
                nextScan = Math.min(time, now + IDLE);
                scan = timer.schedule(this::scan, nextScan - now, TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException stopped) {
            // Nothing was watched any more.
        } finally {
            planning.unlock();
        }
    }

    /** The plan is forgotten first, so that a watch which begins meanwhile is either seen here or makes its own plan. */
    private void scan() {
        nextScan = NEVER;
        long now = now();
        long earliest = NEVER;
        for (Watch watch : watches) {
            earliest = Math.min(earliest, watch.check(now));
        }
        if (earliest < NEVER) {
            plan(earliest);
        }
        stopIfUnused();
    }

    /** Watches one request, whose phases have limits of their own. */
    final class Watch {
        private final Runnable abort;
        private long end = NEVER;
        private boolean expired;

        private Watch(Runnable abort) {
            this.abort = abort;
        }

        /**
         * Begins a phase and ends the one before. While the transport is being closed the limit of the phase before still applies.
         *
         * @param limit from now; zero or less for none
         */
        void begin(Duration limit) {
            if (closed) {
                return;
            }
            boolean isLimited = !limit.isZero() && !limit.isNegative();
            long phaseEnd = isLimited ? now() + nanos(limit) : NEVER;
            synchronized (this) {
                end = phaseEnd;
            }
            watches.add(this);
            if (isLimited) {
                plan(phaseEnd);
            }
        }

        /** @return when to look again */
        private long check(long now) {
            synchronized (this) {
                if (end > now) {
                    return end;
                }
                expired = true;
                end = NEVER;
            }
            watches.remove(this);
            try {
                abort.run();
            } catch (RuntimeException e) {
                // The others are watched all the same.
            }
            return NEVER;
        }

        synchronized boolean isExpired() {
            return expired;
        }

        void end() {
            synchronized (this) {
                end = NEVER;
            }
            watches.remove(this);
            stopIfUnused();
        }
    }

    /** At most a year, so that no sum overflows. */
    private static long nanos(Duration limit) {
        Duration year = Duration.ofDays(365);
        return (limit.compareTo(year) < 0 ? limit : year).toNanos();
    }
}
