package io.github.camelheymarket.changes;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The feed of a consumer, with a count of its users: the poll, and each exchange until it has reported its outcome and saved
 * the cursor. After a stop the last user closes the feed, so that exchanges in flight still move the cursor.
 */
public final class SharedFeed {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private volatile @Nullable ChangeFeed feed;
    private boolean stopped;
    private int users;

    /** Opens the feed, unless exchanges of the time before a restart still use it. */
    public void start(Supplier<ChangeFeed> opener) {
        lock.lock();
        try {
            stopped = false;
            if (feed == null) {
                feed = opener.get();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @return the feed, to be released by {@link #release}; {@code null} if the consumer has stopped */
    public @Nullable ChangeFeed acquire() {
        lock.lock();
        try {
            if (stopped || feed == null) {
                return null;
            }
            users++;
            return feed;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a user, while the caller is one. */
    public void retain() {
        lock.lock();
        try {
            users++;
        } finally {
            lock.unlock();
        }
    }

    public void release() {
        lock.lock();
        try {
            users--;
            released.signalAll();
            closeIfUnused();
        } finally {
            lock.unlock();
        }
    }

    /** From here on the feed cannot be acquired; it is closed after its last use. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            closeIfUnused();
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held, so that a restart opens the stores after they are closed. */
    private void closeIfUnused() {
        if (stopped && users == 0 && feed != null) {
            ChangeFeed unused = feed;
            feed = null;
            unused.close();
        }
    }

    /** Waits until an exchange has released the feed, but not longer than the given time. */
    @SuppressWarnings("WaitNotInLoop") // The caller asks again for room.
    public void awaitRelease(long maxMillis) throws InterruptedException {
        lock.lock();
        try {
            if (feed != null && feed.inFlight() > 0) {
                released.await(maxMillis, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The feed, for figures only; {@code null} if it is closed. */
    public @Nullable ChangeFeed peek() {
        return feed;
    }
}
