package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.bulk.RowKeys;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.Row;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets rows of many senders wait for each other, a moment long, and sends them together. What waits leaves when it is
 * {@code bulkSize} rows, when no call is under way, or after {@code delay} (R8.3), as soon as one of the
 * {@value #CALLS_AT_ONCE} calls at once is free. A row whose key another row has, waiting or under way, waits for that
 * one's end: rows of one key go in the order in which they came.
 *
 * <p>Safe for use by several threads. No sender's code runs under its lock.
 */
public final class Coalescer {

    /** Enough to keep the budget busy where an answer takes half a second, and few enough for rows to gather. */
    public static final int CALLS_AT_ONCE = 4;

    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);
    private static final Logger LOG = LoggerFactory.getLogger(Coalescer.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final SharedCall call;
    private final CoalesceSettings settings;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobody = lock.newCondition();
    /** Everybody who waits, for company or for a turn, or is under way. */
    private final Set<CoalescedRow> present = new LinkedHashSet<>();

    private final KeyTurns turns = new KeyTurns();
    /** Whose turn has come, the one that waits longest first. */
    private final Deque<CoalescedRow> ready = new ArrayDeque<>();

    private int underWay;
    private boolean timerSet;
    private boolean closing;
    /** By {@link System#nanoTime()}; {@code null} before the first hurry. */
    private Long hurryUntil;

    private boolean stopped;

    /**
     * @param workers makes the calls; at least {@value #CALLS_AT_ONCE} threads that nobody else uses
     * @param timer wakes what has waited long enough
     */
    public Coalescer(
            SharedCall call, CoalesceSettings settings, ExecutorService workers, ScheduledExecutorService timer) {
        this.call = call;
        this.settings = settings;
        this.workers = workers;
        this.timer = timer;
    }

    /**
     * Takes a row in.
     *
     * @param whenEnded is told once, in a thread that makes calls or gives up: it must neither block nor throw
     * @throws HeymarketException when it is closed; the row was not taken
     */
    public CoalescedRow submit(Row row, Consumer<CoalescedResult> whenEnded) {
        return submit(row, null, whenEnded);
    }

    /**
     * Takes in a row of which key and opt-out alone could be read.
     *
     * @param rejection why it is rejected all the same; {@code null} for a row that is not
     * @see #submit(Row, Consumer)
     */
    public CoalescedRow submit(Row row, HeymarketValidationException rejection, Consumer<CoalescedResult> whenEnded) {
        CoalescedRow mine = new CoalescedRow(row, rejection, RowKeys.of(row, settings.matchBy()), whenEnded);
        lock.lock();
        try {
            if (closing) {
                throw notSent(mine).failure();
            }
            boolean taken = false;
            present.add(mine);
            try {
                if (turns.join(mine)) {
                    makeReady(mine);
                }
                sendWhatIsDue();
                taken = true;
            } finally {
                if (!taken) {
                    drop(mine);
                }
            }
        } finally {
            lock.unlock();
        }
        return mine;
    }

    /** How many rows are there now. */
    public QueueState state() {
        lock.lock();
        try {
            int waiting = (int) present.stream()
                    .filter(row -> row.state == CoalescedRow.State.WAITING)
                    .count();
            return new QueueState(waiting, present.size() - waiting);
        } finally {
            lock.unlock();
        }
    }

    /** Lets rows go without waiting for others, those that are there and those that come within that time. */
    public void hurry(Duration howLong) {
        lock.lock();
        try {
            hurryUntil = System.nanoTime() + howLong.toNanos();
            sendWhatIsDue();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the row was still waiting; it is out then, was not sent, and nobody is told of it */
    public boolean withdraw(CoalescedRow row) {
        lock.lock();
        try {
            if (row.state != CoalescedRow.State.WAITING) {
                return false;
            }
            drop(row);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void drop(CoalescedRow row) {
        row.state = CoalescedRow.State.ENDED;
        ready.remove(row);
        letGo(row);
    }

    /**
     * Sends what waits, without delay, and waits until every row has ended. After that time it gives up: what was not
     * sent is told to have FAILED, calls are interrupted, and every row has ended all the same.
     */
    public void close(Duration patience) {
        lock.lock();
        try {
            closing = true;
            sendWhatIsDue();
        } finally {
            lock.unlock();
        }
        if (!awaitNobody(patience)) {
            stopCalls();
            inState(CoalescedRow.State.WAITING).forEach(this::giveUp);
            awaitNobody(AFTER_INTERRUPT);
            inState(CoalescedRow.State.SENT).forEach(this::giveUp);
        }
    }

    /** Ends the wait for a row: it is told to have FAILED where it was not sent, else that its outcome is UNKNOWN. */
    public void giveUp(CoalescedRow row) {
        boolean sent;
        lock.lock();
        try {
            sent = row.state == CoalescedRow.State.SENT;
        } finally {
            lock.unlock();
        }
        end(row, sent ? unknown(row) : notSent(row));
    }

    private static CoalescedResult notSent(CoalescedRow row) {
        return CoalescedResult.untold(
                row.source(), Outcome.FAILED, "RUN_STOPPED: the endpoint was stopped before this was sent", stopped());
    }

    private static CoalescedResult unknown(CoalescedRow row) {
        return CoalescedResult.untold(
                row.source(),
                Outcome.UNKNOWN,
                "OUTCOME_UNKNOWN: the endpoint was stopped while this was being sent",
                stopped());
    }

    private static HeymarketException stopped() {
        return new HeymarketException("the endpoint was stopped");
    }

    private void stopCalls() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
        workers.shutdownNow();
    }

    private boolean awaitNobody(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!present.isEmpty() && left > 0) {
                left = nobody.awaitNanos(left);
            }
            return present.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private List<CoalescedRow> inState(CoalescedRow.State state) {
        lock.lock();
        try {
            return present.stream().filter(row -> row.state == state).toList();
        } finally {
            lock.unlock();
        }
    }

    private void makeReady(CoalescedRow row) {
        row.readySince = System.nanoTime();
        ready.add(row);
    }

    private void sendWhatIsDue() {
        if (stopped) {
            return;
        }
        while (underWay < CALLS_AT_ONCE && isDue()) {
            List<CoalescedRow> rows = new ArrayList<>();
            while (rows.size() < settings.bulkSize() && !ready.isEmpty()) {
                rows.add(ready.poll());
            }
            if (!start(rows)) {
                break;
            }
        }
        if (underWay < CALLS_AT_ONCE && !ready.isEmpty() && !timerSet && !closing) {
            timer.schedule(this::wakeUp, Math.max(LEAST_PAUSE.toNanos(), untilDue()), TimeUnit.NANOSECONDS);
            timerSet = true;
        }
    }

    /** @return whether a thread has the rows now; else they wait on */
    private boolean start(List<CoalescedRow> rows) {
        underWay++;
        boolean begun = false;
        try {
            workers.execute(() -> send(rows));
            begun = true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.warn("No thread is available for a call; it is tried again", e);
        } finally {
            if (!begun) {
                underWay--;
                for (int i = rows.size() - 1; i >= 0; i--) {
                    ready.addFirst(rows.get(i));
                }
            }
        }
        return begun;
    }

    private boolean isDue() {
        return !ready.isEmpty()
                && (closing || underWay == 0 || ready.size() >= settings.bulkSize() || isInAHurry() || untilDue() <= 0);
    }

    private boolean isInAHurry() {
        return hurryUntil != null && hurryUntil - System.nanoTime() > 0;
    }

    private long untilDue() {
        return settings.delay().toNanos() - (System.nanoTime() - ready.peek().readySince);
    }

    private void wakeUp() {
        lock.lock();
        try {
            timerSet = false;
            sendWhatIsDue();
        } finally {
            lock.unlock();
        }
    }

    private void send(List<CoalescedRow> rows) {
        try {
            List<CoalescedRow> waiting = stillWaiting(rows);
            if (!waiting.isEmpty()) {
                call.run(waiting, this::end);
            }
        } finally {
            lock.lock();
            try {
                underWay--;
                sendWhatIsDue();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Some may have been withdrawn, or given up, since they were taken from the queue. */
    private List<CoalescedRow> stillWaiting(List<CoalescedRow> rows) {
        lock.lock();
        try {
            List<CoalescedRow> waiting = rows.stream()
                    .filter(row -> row.state == CoalescedRow.State.WAITING)
                    .toList();
            waiting.forEach(row -> row.state = CoalescedRow.State.SENT);
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** The sender is told before the next row of the key gets its turn, so that ends come in order too. */
    private void end(CoalescedRow row, CoalescedResult end) {
        lock.lock();
        try {
            if (row.state == CoalescedRow.State.ENDED) {
                return;
            }
            row.state = CoalescedRow.State.ENDED;
        } finally {
            lock.unlock();
        }
        try {
            row.tell(end);
        } finally {
            lock.lock();
            try {
                letGo(row);
            } finally {
                lock.unlock();
            }
        }
    }

    private void letGo(CoalescedRow row) {
        present.remove(row);
        turns.leave(row).forEach(this::makeReady);
        if (present.isEmpty()) {
            nobody.signalAll();
        }
        sendWhatIsDue();
    }
}
