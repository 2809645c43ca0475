package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.option.Bounds;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The permits of exchanges that coalesce, {@code coalesceMaxPending} of them. An exchange acquires one before its contact is
 * submitted, and releases it when the thread in which it continues in its route has returned. This limits contacts and
 * exchanges everywhere in between. When no permit is left, threads wait in the order in which they came.
 *
 * <p>Why this does not deadlock: only a thread without a permit waits for one. A thread in which an exchange continues has the
 * permit of the exchange, and a further coalesced call in that thread, of any endpoint, shares this permit. So each permit
 * belongs to a contact that waits or is being sent, which calls end; to an exchange that waits for a thread to continue in; or
 * to a thread in which an exchange continues. None of these waits for a permit (no hold-and-wait).
 */
public final class ExchangePermits {

    private static final ThreadLocal<Permit> OF_THREAD = new ThreadLocal<>();
    private static final int UNLIMITED = 1 << 30;

    private final Semaphore free;

    ExchangePermits(int max) {
        Bounds.atLeast("coalesceMaxPending", 1, max);
        free = new Semaphore(max, true);
    }

    /** Waits for a permit. A thread that has one shares it and does not wait. */
    Permit acquire() throws InterruptedException {
        Permit mine = OF_THREAD.get();
        if (mine != null) {
            mine.users.incrementAndGet();
            return mine;
        }
        free.acquire();
        return new Permit(free);
    }

    /** Ends all waits. */
    void close() {
        free.release(UNLIMITED);
    }

    /** @return whether an exchange continues in this thread after a coalesced call */
    static boolean isContinuing() {
        return OF_THREAD.get() != null;
    }

    /** A permit that one exchange acquired and others may share. The last one to release it returns it. */
    static final class Permit {

        private final Semaphore home;
        private final AtomicInteger users = new AtomicInteger(1);

        private Permit(Semaphore home) {
            this.home = home;
        }

        void release() {
            if (users.decrementAndGet() == 0) {
                home.release();
            }
        }

        /** Continues a route in this thread, and releases the permit when the route has returned. */
        void continueIn(Runnable route) {
            OF_THREAD.set(this);
            try {
                route.run();
            } finally {
                OF_THREAD.remove();
                release();
            }
        }
    }
}
