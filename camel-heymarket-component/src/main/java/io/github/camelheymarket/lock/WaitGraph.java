package io.github.camelheymarket.lock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The wait-for graph of the threads that wait for locks. The order in which jobs acquire locks prevents deadlocks between jobs; but
 * a job inside another job, such as an upsert in the route at {@code rejectedUri}, waits while its own thread holds the locks of
 * the outer job. Not synchronized: the caller must hold a lock.
 */
public final class WaitGraph {

    /** The holders of the lock that a thread waits for. They change while the thread waits. */
    private final Map<Thread, Supplier<Stream<Thread>>> waiting = new HashMap<>();

    /** A wait that would not end: a deadlock. */
    public static final class EndlessWaitException extends RuntimeException {

        private EndlessWaitException() {
            super(
                    "another row of the same contact is locked by a job that waits for this one. That happens when the "
                            + "route at a job's rejectedUri, or the source of its rows, upserts a contact of the job itself. Pass "
                            + "the row to another route with seda: there, which upserts it after the job has released the contact.");
        }
    }

    /**
     * Records that the current thread is about to wait.
     *
     * @param holders the threads that hold the lock
     * @throws EndlessWaitException if one of them waits for the current thread, or is the current thread
     */
    void begin(Supplier<Stream<Thread>> holders) {
        if (leadsBack(holders, new HashSet<>())) {
            throw new EndlessWaitException();
        }
        waiting.put(Thread.currentThread(), holders);
    }

    void end() {
        waiting.remove(Thread.currentThread());
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private boolean leadsBack(Supplier<Stream<Thread>> holders, Set<Thread> seen) {
        return holders.get()
                .anyMatch(holder -> holder == Thread.currentThread()
                        || seen.add(holder) && waiting.containsKey(holder) && leadsBack(waiting.get(holder), seen));
    }
}
