package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.storage.ResultSpool;
import java.util.Iterator;

/**
 * Brings many rows into Heymarket: finds each row's contact, creates what is absent, updates what differs, leaves the rest
 * alone, and tells what became of each row (R3 to R6, R8). Running the same input twice changes nothing the second time.
 *
 * <p>When a run ends early: a refused row, or rows whose calls failed, cost those rows alone. The run stops, with
 * {@link HeymarketStoppedException}, when nothing more can be done: the credential is not accepted (401, 403); three calls
 * in a row got no answer to the point, retries included; splitting refused calls took more than
 * {@link BulkSettings#maxSplitCalls()} calls, or ten rows were refused alike and none was stored; the input, the row
 * mapping or the listener threw, or the monitor wants it; the thread was interrupted. Rows that were read and not sent are then FAILED
 * ({@code RUN_STOPPED}), those sent without an answer UNKNOWN, and the rest of the input is not read. When the input
 * throws, what it gave before is still written.
 *
 * <p>One object makes one run at a time for each caller's thread; it keeps nothing between runs but the locks.
 */
public final class BulkUpsert {

    /** Results that need no temporary file. */
    public static final int MOST_IN_MEMORY = ResultSpool.MOST_IN_MEMORY;

    private final JobContext context;
    private final RowMapping mapping;
    private final BulkSettings settings;

    public BulkUpsert(JobContext context, RowMapping mapping, BulkSettings settings) {
        this.context = context;
        this.mapping = mapping;
        this.settings = settings;
    }

    /**
     * Reads the input once, to its end, and does all that can be done.
     *
     * @param rawRows rows as they came; not closed
     * @return each row's outcome; unsuccessful rows do not make an exception here
     * @throws HeymarketStoppedException when the run could not go on; it holds the outcomes so far
     */
    public BulkResult run(Iterator<?> rawRows) {
        return run(rawRows, RowListener.NONE);
    }

    /**
     * @param listener is told of each row as soon as its outcome is known
     * @see #run(Iterator)
     */
    public BulkResult run(Iterator<?> rawRows, RowListener listener) {
        return run(rawRows, listener, RunObserver.NONE);
    }

    /**
     * @param monitor may stop the run, and is told whom it finds and creates
     * @see #run(Iterator, RowListener)
     */
    public BulkResult run(Iterator<?> rawRows, RowListener listener, RunObserver monitor) {
        return run(rawRows, listener, monitor, null);
    }

    /**
     * @param cache tells which rows need nothing; {@code null} to search for all of them. Rows of one key that it does not
     *     settle are merged over more than {@code bulkSize} rows then
     * @see #run(Iterator, RowListener, RunObserver)
     */
    public BulkResult run(Iterator<?> rawRows, RowListener listener, RunObserver monitor, ContactCache cache) {
        return new BulkRun(context, mapping, settings, listener, monitor, cache).run(rawRows);
    }
}
