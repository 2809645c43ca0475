package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.RowMapping;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Brings many rows into Heymarket: finds the contact of each row, creates it where it is absent, updates it where it differs,
 * and reports the result of each row (R3 to R6, R8). A second run with the same input changes nothing.
 *
 * <p>A refused row, or a failed call, affects the rows that it is about. The run stops, with {@link HeymarketStoppedException},
 * when no further call can succeed: the credential is not accepted (401, 403); three calls in a row got no usable answer,
 * retries included; splitting refused calls took more than {@link BulkSettings#maxSplitCalls()} calls, or ten rows were refused
 * for the same reason and none was stored; the input, the row mapping or the listener failed, or the observer stops the run; the
 * thread was interrupted. Rows that were read and not sent are then FAILED ({@code RUN_STOPPED}), rows that were sent without an
 * answer UNKNOWN, and the rest of the input is not read. When the input fails, the rows before that are still written.
 *
 * <p>Each call of {@code run} is one run, in the thread of the caller. Runs share only the locks.
 */
public final class BulkUpsert {

    private final JobContext context;
    private final RowMapping mapping;
    private final BulkSettings settings;

    public BulkUpsert(JobContext context, RowMapping mapping, BulkSettings settings) {
        this.context = context;
        this.mapping = mapping;
        this.settings = settings;
    }

    /**
     * Reads the input once, to its end.
     *
     * @param rawRows the rows as they came; not closed
     * @return the outcome of each row; unsuccessful rows throw no exception here
     * @throws HeymarketStoppedException when the run stops; it has the outcomes so far
     */
    public BulkResult run(Iterator<?> rawRows) {
        return run(rawRows, RowListener.NONE);
    }

    /**
     * @param listener receives the result of each row as soon as it is known
     * @see #run(Iterator)
     */
    public BulkResult run(Iterator<?> rawRows, RowListener listener) {
        return run(rawRows, listener, RunObserver.NONE);
    }

    /**
     * @param observer may stop the run, and learns which contacts it finds and creates
     * @see #run(Iterator, RowListener)
     */
    public BulkResult run(Iterator<?> rawRows, RowListener listener, RunObserver observer) {
        return run(rawRows, listener, observer, null);
    }

    /**
     * @param cache shows which rows need no write; {@code null} to search for all contacts. With a cache, rows of one key are
     *     merged over more than {@code bulkSize} rows
     * @see #run(Iterator, RowListener, RunObserver)
     */
    public BulkResult run(
            Iterator<?> rawRows, RowListener listener, RunObserver observer, @Nullable ContactCache cache) {
        return new BulkRun(context, mapping, settings, listener, observer, cache).run(rawRows);
    }
}
