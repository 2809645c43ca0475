package io.github.camelheymarket.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs each task in a thread of its own. The time of a task that is scheduled may have come at any moment. */
public class ThreadForEach extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Thread> threads = new ArrayList<>();
    private boolean shut;

    @Override
    public synchronized void execute(Runnable task) {
        if (shut) {
            throw new RejectedExecutionException();
        }
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        execute(task);
        return null;
    }

    /** Waits until every thread has ended, those too that the others start. */
    public void join() throws InterruptedException {
        for (Thread thread = poll(); thread != null; thread = poll()) {
            thread.join();
        }
    }

    private synchronized Thread poll() {
        return threads.isEmpty() ? null : threads.remove(0);
    }

    @Override
    public synchronized void shutdown() {
        shut = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shut;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
