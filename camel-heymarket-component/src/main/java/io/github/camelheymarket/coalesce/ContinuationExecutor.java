package io.github.camelheymarket.coalesce;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets exchanges continue in their routes, a limited number at once, in the order in which they are added. If all threads are
 * blocked, perhaps because they wait for an exchange that waits here, a thread is added from time to time, so that a route cannot
 * deadlock. There are at most as many threads as exchanges that wait or continue, whose number {@link ExchangePermits} limits.
 */
public final class ContinuationExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuationExecutor.class);

    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final int size;
    private final long stuckAfterMillis;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> first = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int started;
    private int workers;
    private boolean watched;

    /**
     * @param threads without a limit of its own
     * @param size how many exchanges continue at once
     * @param stuckAfterMillis a thread is added if no exchange began to continue for this time
     */
    public ContinuationExecutor(
            ExecutorService threads, ScheduledExecutorService timer, int size, long stuckAfterMillis) {
        this.threads = threads;
        this.timer = timer;
        this.size = size;
        this.stuckAfterMillis = stuckAfterMillis;
    }

    /**
     * Neither blocks nor runs the continuation in the calling thread.
     *
     * @param nested whether the exchange had continued here before: such exchanges come first, because others may wait for them
     */
    public void add(Runnable continuation, boolean nested) {
        lock.lock();
        try {
            (nested ? first : waiting).add(continuation);
            if (workers < size) {
                addWorker();
            } else {
                watch();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all have continued, for at most this time. */
    public void await(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while ((workers > 0 || isAnyWaiting()) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Starts a thread for each exchange that still waits. */
    public void addAllWorkers() {
        lock.lock();
        try {
            for (int i = first.size() + waiting.size(); i > 0; i--) {
                addWorker();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isAnyWaiting() {
        return !first.isEmpty() || !waiting.isEmpty();
    }

    private void addWorker() {
        workers++;
        boolean begun = false;
        try {
            threads.execute(this::work);
            begun = true;
        } catch (RuntimeException | Error e) {
            LOG.warn("No thread is available for an exchange to continue in; it is tried again", e);
        } finally {
            if (!begun) {
                workers--;
            }
        }
        if (!begun) {
            watch();
        }
    }

    private void work() {
        for (Runnable continuation = next(); continuation != null; continuation = next()) {
            try {
                continuation.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("An exchange could not continue in its route", e);
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            Runnable continuation = first.isEmpty() ? waiting.poll() : first.poll();
            if (continuation == null) {
                workers--;
            } else {
                started++;
            }
            changed.signalAll();
            return continuation;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // addWorkerIfStuck() needs no result, and watches again.
    private void watch() {
        if (!watched) {
            watched = true;
            int seen = started;
            try {
                timer.schedule(() -> addWorkerIfStuck(seen), stuckAfterMillis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The endpoint is being stopped, and addAllWorkers() starts a thread for each exchange that waits.
                watched = false;
            }
        }
    }

    private void addWorkerIfStuck(int seen) {
        lock.lock();
        try {
            watched = false;
            if (!isAnyWaiting()) {
                return;
            }
            if (started == seen) {
                addWorker();
            }
            watch();
        } finally {
            lock.unlock();
        }
    }
}
