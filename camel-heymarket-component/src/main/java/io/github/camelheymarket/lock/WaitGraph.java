package io.github.camelheymarket.lock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which threads wait for which. The order in which runs take what they need lets no two of them wait for each other; but a
 * run inside another one, such as an upsert in the route at {@code rejectedUri}, waits while its thread holds what the
 * outer run took. Guarded by whoever uses it.
 */
public final class WaitGraph {

    /** Asked anew each time, since what a thread waits for changes hands. */
    private final Map<Thread, Supplier<Stream<Thread>>> waiting = new HashMap<>();

    /** A wait that would not end. */
    public static final class EndlessWaitException extends RuntimeException {

        private EndlessWaitException() {
            super(
                    "another row of the same contact is locked by a job that waits for this one. That happens when the "
                            + "route at a job's rejectedUri, or the source of its rows, upserts a contact of the job itself. Pass "
                            + "the row to another route with seda: there, which upserts it after the job has released the contact.");
        }
    }

    /**
     * The current thread is about to wait.
     *
     * @param holders those that have what it waits for
     * @throws EndlessWaitException if one of them waits for the current thread, or is it
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

    private boolean leadsBack(Supplier<Stream<Thread>> holders, Set<Thread> seen) {
        return holders.get()
                .anyMatch(holder -> holder == Thread.currentThread()
                        || seen.add(holder) && waiting.containsKey(holder) && leadsBack(waiting.get(holder), seen));
    }
}
