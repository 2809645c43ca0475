package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The waits of the calls of a client. Closing the client ends all of them. */
public final class InterruptibleWaits {

    /** A wait that an interrupt ends. */
    interface Wait<T> {
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

    /** Waits for a while. */
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
     * Waits for a resource that clients share, so that it cannot be closed with this client. {@link #close()} interrupts the
     * waiting threads, and this method clears that interrupt.
     */
    <T> T queue(Wait<T> wait) throws InterruptedException, ClosedException {
        enter();
        boolean left = false;
        try {
            return wait.get();
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
            boolean interruptedByClose = !queued.remove(Thread.currentThread());
            if (interruptedByClose) {
                Thread.interrupted();
            }
            return interruptedByClose;
        } finally {
            lock.unlock();
        }
    }

    /** The number of threads in {@link #queue}. */
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
