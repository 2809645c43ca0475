package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the rows of many senders for a moment, and sends them in shared calls, of which up to {@value #CALLS_AT_ONCE} are in
 * progress at once. {@link CallSchedule} decides when. A row that has a key of an earlier row, which waits or is being sent, waits
 * until that row has ended: rows with the same key are sent in the order in which they came.
 *
 * <p>Safe for use by several threads. No code of a sender runs while the lock is held.
 */
public final class Coalescer {

    /** Enough to use the whole budget if a response takes half a second, and few enough that rows collect. */
    public static final int CALLS_AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Coalescer.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final RowsCall call;
    private final CoalesceSettings settings;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();
    private final RowQueue queue = new RowQueue();
    private final CallSchedule schedule;
    private boolean stopped;

    /**
     * @param workers makes the calls; at least {@value #CALLS_AT_ONCE} threads that are used for nothing else
     * @param timer wakes the coalescer when rows have waited for {@code delay}
     */
    Coalescer(RowsCall call, CoalesceSettings settings, ExecutorService workers, ScheduledExecutorService timer) {
        this.call = call;
        this.settings = settings;
        this.workers = workers;
        this.timer = timer;
        this.schedule = new CallSchedule(settings);
    }

    /**
     * Adds a row.
     *
     * @param whenEnded receives the result, once, in a thread that makes calls or gives up the row; must neither block nor throw
     * @throws HeymarketException when the coalescer is closed; the row was not added
     */
    public CoalescedRow submit(Row row, Consumer<CoalescedResult> whenEnded) {
        return submit(row, null, whenEnded);
    }

    /**
     * Adds a row of which only the key and the opt-out could be read.
     *
     * @param rejection why the row is rejected after its opt-out was applied; {@code null} for a valid row
     * @see #submit(Row, Consumer)
     */
    public CoalescedRow submit(
            Row row, @Nullable HeymarketValidationException rejection, Consumer<CoalescedResult> whenEnded) {
        CoalescedRow mine = new CoalescedRow(
                row,
                rejection,
                RowGroup.of(row, settings.matchBy(), TagMode.ADD).allKeys(),
                whenEnded);
        locked(() -> {
            if (schedule.isClosing()) {
                throw CoalescedResult.notSent(mine.source()).failure();
            }
            boolean taken = false;
            try {
                queue.add(mine);
                sendWhatIsDue();
                taken = true;
            } finally {
                if (!taken) {
                    drop(mine);
                }
            }
        });
        return mine;
    }

    /** How many rows there are now. */
    public QueueState state() {
        return inLock(queue::state);
    }

    /** For some time, sends rows without waiting for other rows: the present rows, and those that are added within this time. */
    public void hurry(Duration howLong) {
        locked(() -> {
            schedule.hurry(howLong);
            sendWhatIsDue();
        });
    }

    /** @return whether the row was still waiting; then it is removed and not sent, and its sender receives no result */
    public boolean withdraw(CoalescedRow row) {
        return inLock(() -> {
            boolean waiting = row.state == CoalescedRow.State.WAITING;
            if (waiting) {
                drop(row);
            }
            return waiting;
        });
    }

    private void drop(CoalescedRow row) {
        row.state = CoalescedRow.State.ENDED;
        queue.withdraw(row);
        afterRemoval();
    }

    /**
     * Sends the waiting rows without delay, and waits until all rows have ended. After {@code patience} it interrupts the calls, and
     * reports rows that were not sent as FAILED and the others as UNKNOWN, so that every row ends.
     */
    public void close(Duration patience) {
        locked(() -> {
            schedule.close();
            sendWhatIsDue();
        });
        if (!awaitAllEnded(patience)) {
            locked(() -> stopped = true);
            workers.shutdownNow();
            inState(CoalescedRow.State.WAITING).forEach(this::giveUp);
            awaitAllEnded(AFTER_INTERRUPT);
            inState(CoalescedRow.State.SENT).forEach(this::giveUp);
        }
    }

    /** Ends the wait for a row: its result is FAILED if the row was not sent, else UNKNOWN. */
    public void giveUp(CoalescedRow row) {
        end(
                row,
                state -> state == CoalescedRow.State.SENT
                        ? CoalescedResult.unknown(row.source())
                        : CoalescedResult.notSent(row.source()));
    }

    private boolean awaitAllEnded(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!queue.isEmpty() && left > 0) {
                left = allEnded.awaitNanos(left);
            }
            return queue.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private List<CoalescedRow> inState(CoalescedRow.State state) {
        return inLock(() -> queue.inState(state));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // wakeUp() has no result, and the schedule knows that it is set.
    private void sendWhatIsDue() {
        if (stopped) {
            return;
        }
        for (boolean started = true; started && schedule.isDue(queue); ) {
            started = start(queue.poll(settings.bulkSize()));
        }
        long nanos = schedule.setWakeUp(queue);
        if (nanos >= 0) {
            boolean set = false;
            try {
                timer.schedule(this::wakeUp, nanos, TimeUnit.NANOSECONDS);
                set = true;
            } finally {
                if (!set) {
                    schedule.wakeUpIsOver();
                }
            }
        }
    }

    /** @return whether a thread has the rows now; if not, they wait again */
    private boolean start(List<CoalescedRow> rows) {
        schedule.begin();
        boolean begun = false;
        try {
            workers.execute(() -> send(rows));
            begun = true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.warn("No thread is available for a call; it is tried again", e);
        } finally {
            if (!begun) {
                schedule.end();
                queue.putBack(rows);
            }
        }
        return begun;
    }

    private void wakeUp() {
        locked(() -> {
            schedule.wakeUpIsOver();
            sendWhatIsDue();
        });
    }

    private void send(List<CoalescedRow> rows) {
        try {
            List<CoalescedRow> waiting = stillWaiting(rows);
            if (!waiting.isEmpty()) {
                call.run(waiting, (row, result) -> end(row, state -> result));
            }
        } finally {
            locked(() -> {
                schedule.end();
                sendWhatIsDue();
            });
        }
    }

    /** Some rows may have been withdrawn or given up since they were taken from the queue. */
    private List<CoalescedRow> stillWaiting(List<CoalescedRow> rows) {
        return inLock(() -> queue.send(rows));
    }

    /**
     * The sender receives the result before the next row with the same key becomes ready, so that results come in order too.
     *
     * @param result by the state in which the row was
     */
    private void end(CoalescedRow row, Function<CoalescedRow.State, CoalescedResult> result) {
        CoalescedRow.State before = inLock(() -> {
            CoalescedRow.State state = row.state;
            row.state = CoalescedRow.State.ENDED;
            return state;
        });
        if (before != CoalescedRow.State.ENDED) {
            try {
                row.report(result.apply(before));
            } finally {
                locked(() -> {
                    queue.remove(row);
                    afterRemoval();
                });
            }
        }
    }

    private void afterRemoval() {
        if (queue.isEmpty()) {
            allEnded.signalAll();
        }
        sendWhatIsDue();
    }

    private <T> T inLock(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
