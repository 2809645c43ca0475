package io.github.camelheymarket.lock;

import static java.util.stream.Collectors.joining;

import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits for locks: neither longer than the job allows, nor in a deadlock. The caller must hold the lock of the condition. */
final class LockWaits {

    private final TimeSource time;
    private final Condition released;
    private final WaitGraph graph = new WaitGraph();

    /** @param released is signalled when a job releases something */
    LockWaits(TimeSource time, Condition released) {
        this.time = time;
        this.released = released;
    }

    /**
     * Waits until some job releases something, which may be something else.
     *
     * @param holders the jobs that have what the job waits for
     * @param deadline by {@link TimeSource#steady()}
     */
    void await(KeyLocks.Run job, Supplier<Stream<KeyLocks.Run>> holders, Instant deadline) throws InterruptedException {
        Supplier<Stream<KeyLocks.Run>> others = () -> holders.get().filter(holder -> holder != job);
        Duration left = Duration.between(time.steady(), deadline);
        if (left.isZero() || left.isNegative()) {
            throw new KeyLocks.LongWaitException(
                    "for " + job.maxWait().toSeconds()
                            + " s other jobs have held locks on contacts of these rows: "
                            + others.get()
                                    .distinct()
                                    .map(KeyLocks.Run::toString)
                                    .collect(joining("; "))
                            + ". Run the rows again after these jobs have ended, or increase maxBudgetWait, the maximum wait for a lock");
        }
        graph.begin(() -> others.get().map(KeyLocks.Run::thread));
        try {
            time.await(released, left);
        } finally {
            graph.end();
        }
    }

    boolean isEmpty() {
        return graph.isEmpty();
    }
}
