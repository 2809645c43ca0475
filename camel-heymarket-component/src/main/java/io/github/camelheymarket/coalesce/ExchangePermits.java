package io.github.camelheymarket.coalesce;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places for exchanges that coalesce, {@code coalesceMaxPending} of them. An exchange has one from before its contact is
 * handed over until the thread in which it goes on has done with it, so that neither contacts nor exchanges can pile up
 * anywhere in between. Who comes when all places are taken waits, the first one first.
 *
 * <p>What keeps that from locking up: only a thread that has no place waits for one. A thread in which an exchange goes on
 * has that exchange's place, and a further coalesced call made in it, of whichever endpoint, shares the place instead of
 * waiting for another. So every place is with a contact that waits or is under way, which calls bring to its end; with an
 * exchange that waits for a thread to go on in; or with a thread that goes on: none of them waits for a place.
 */
public final class ExchangePermits {

    private static final ThreadLocal<Place> OF_THREAD = new ThreadLocal<>();
    private static final int UNLIMITED = 1 << 30;

    private final Semaphore free;

    ExchangePermits(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The option coalesceMaxPending is " + most + "; it must be at least 1.");
        }
        free = new Semaphore(most, true);
    }

    /** Waits for one, unless this thread has one: then it is the same place once more. */
    Place take() throws InterruptedException {
        Place mine = OF_THREAD.get();
        if (mine != null) {
            mine.users.incrementAndGet();
            return mine;
        }
        free.acquire();
        return new Place(free);
    }

    /** Nobody waits any more. */
    void close() {
        free.release(UNLIMITED);
    }

    /** @return whether an exchange is going on in this thread, after a coalesced call */
    static boolean isGoingOn() {
        return OF_THREAD.get() != null;
    }

    /** A place with at least one user, until each of them has left. */
    static final class Place {

        private final Semaphore home;
        private final AtomicInteger users = new AtomicInteger(1);

        private Place(Semaphore home) {
            this.home = home;
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                home.release();
            }
        }

        /** Goes on in this thread, and leaves when that has come back. */
        void goOn(Runnable route) {
            OF_THREAD.set(this);
            try {
                route.run();
            } finally {
                OF_THREAD.remove();
                leave();
            }
        }
    }
}
