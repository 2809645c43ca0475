package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The waiting of one client's calls, all of which ends when the client is closed. */
public final class InterruptibleWaits {

    /** Something that waits and that an interrupt ends. */
    interface Waiting<T> {
        T get() throws InterruptedException;
    }

    /** The client was closed. */
    public static final class ClosedException extends Exception {
        ClosedException() {
            super("the client is closed", null, false, false);
        }
    }

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Set<Thread> queued = new HashSet<>();
    private boolean closed;

    InterruptibleWaits(TimeSource time) {
        this.time = time;
    }

    void pause(Duration duration) throws InterruptedException, ClosedException {
        lock.lockInterruptibly();
        try {
            Instant end = time.steady().plus(duration);
            while (!closed) {
                Duration left = Duration.between(time.steady(), end);
                if (left.compareTo(Duration.ZERO) <= 0) {
                    return;
                }
                time.await(closing, left);
            }
            throw new ClosedException();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something that other clients wait for too, so that it cannot be closed with this one: closing interrupts
     * the threads that are in here, and that interrupt never gets out.
     */
    <T> T queue(Waiting<T> waiting) throws InterruptedException, ClosedException {
        enter();
        boolean left = false;
        try {
            return waiting.get();
        } catch (InterruptedException e) {
            left = true;
            if (leave()) {
                throw new ClosedException();
            }
            throw e;
        } finally {
            if (!left) {
                leave();
            }
        }
    }

    private void enter() throws ClosedException {
        lock.lock();
        try {
            if (closed) {
                throw new ClosedException();
            }
            queued.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /** @return whether this thread was interrupted by {@link #close()} */
    private boolean leave() {
        lock.lock();
        try {
            boolean interruptedByUs = !queued.remove(Thread.currentThread());
            if (interruptedByUs) {
                Thread.interrupted();
            }
            return interruptedByUs;
        } finally {
            lock.unlock();
        }
    }

    /** How many threads wait in a queue now. */
    int queued() {
        lock.lock();
        try {
            return queued.size();
        } finally {
            lock.unlock();
        }
    }

    void failIfClosed() throws ClosedException {
        lock.lock();
        try {
            if (closed) {
                throw new ClosedException();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
            queued.forEach(Thread::interrupt);
            queued.clear();
        } finally {
            lock.unlock();
        }
    }
}
