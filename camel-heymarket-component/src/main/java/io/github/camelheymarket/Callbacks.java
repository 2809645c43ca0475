package io.github.camelheymarket;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets exchanges go on in their routes, so many at once, in the order in which they are given. Where all of them are
 * stuck, perhaps because they wait for an exchange that waits here, a further thread is added every second, so that no
 * route can lock itself out.
 */
final class Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final long STUCK_AFTER_MILLIS = 1_000;

    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final int size;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Set<Thread> running = new HashSet<>();
    private int started;
    private int workers;
    private boolean watched;

    /**
     * @param threads without a bound of its own
     * @param size how many exchanges go on at once
     */
    Callbacks(ExecutorService threads, ScheduledExecutorService timer, int size) {
        this.threads = threads;
        this.timer = timer;
        this.size = size;
    }

    /** Never blocks, never runs it in the calling thread. */
    void add(Runnable callback) {
        lock.lock();
        try {
            waiting.add(callback);
            if (workers < size) {
                addWorker();
            } else {
                watch();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Slows a sender down while more than {@code most} exchanges wait to go on: a second at most, and never one of those
     * that go on, for it may be them who are waited for.
     */
    void awaitRoom(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(STUCK_AFTER_MILLIS);
            while (waiting.size() > most && left > 0 && !running.contains(Thread.currentThread())) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all have gone on, so long at most. */
    void close(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while ((workers > 0 || !waiting.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!waiting.isEmpty()) {
                LOG.warn("{} exchanges could not go on: the routes before them do not end", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void addWorker() {
        workers++;
        threads.execute(this::work);
    }

    private void work() {
        for (Runnable callback = next(); callback != null; callback = next()) {
            try {
                callback.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("An exchange could not go on in its route", e);
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            Runnable callback = waiting.poll();
            if (callback == null) {
                workers--;
                running.remove(Thread.currentThread());
            } else {
                started++;
                running.add(Thread.currentThread());
            }
            changed.signalAll();
            return callback;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        if (!watched) {
            watched = true;
            int seen = started;
            timer.schedule(() -> addWorkerIfStuck(seen), STUCK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void addWorkerIfStuck(int seen) {
        lock.lock();
        try {
            watched = false;
            if (waiting.isEmpty()) {
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
