package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;
import org.jspecify.annotations.Nullable;

/**
 * A bulk job is complete, and some of its rows are rejected, failed, ambiguous or unknown. The body of the exchange stays the
 * input; {@link #getResult()} has the outcome of each row. The option {@code failOnPartial=false} turns the exception off.
 */
public class HeymarketPartialException extends HeymarketException {

    private final transient @Nullable BulkResult result;
    private final transient @Nullable SyncReport report;

    public HeymarketPartialException(String message, BulkResult result) {
        super(message);
        this.result = result;
        this.report = null;
    }

    /** For a sync whose rows or deletions are partly unsuccessful. */
    public HeymarketPartialException(String message, SyncReport report) {
        super(message);
        this.result = report.getResult();
        this.report = report;
    }

    /** Whether the outcome of a row, or of a deletion, is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || UnknownRows.isAny(result, report);
    }

    /** The outcomes of the rows; more than 10,000 rows are readable until the exchange ends. {@code null} after serialization. */
    public @Nullable BulkResult getResult() {
        return result;
    }

    /** The report of a sync; {@code null} for another bulk job, and after serialization. */
    public @Nullable SyncReport getReport() {
        return report;
    }
}
