package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waiting that a shutdown ends. */
final class Pauser {

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed;

    Pauser(TimeSource time) {
        this.time = time;
    }

    /** @throws InterruptedException when the thread is interrupted or the client is closed meanwhile */
    void pause(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant end = time.now().plus(duration);
            while (!closed) {
                Duration left = Duration.between(time.now(), end);
                if (left.compareTo(Duration.ZERO) <= 0) {
                    return;
                }
                time.await(closing, left);
            }
            throw new InterruptedException("the client is closed");
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
