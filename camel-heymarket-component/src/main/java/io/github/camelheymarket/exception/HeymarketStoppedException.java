package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;
import org.jspecify.annotations.Nullable;

/**
 * A bulk job stopped before the end of its input; the cause says why. Each row that was read has a result. The rest of the
 * input was not read.
 */
public class HeymarketStoppedException extends HeymarketException {

    private final transient @Nullable BulkResult result;
    private final transient @Nullable SyncReport report;

    public HeymarketStoppedException(String message, BulkResult result, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.result = result;
        this.report = null;
    }

    /** For a sync that stopped. */
    public HeymarketStoppedException(
            @Nullable String message, SyncReport report, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
        this.result = report.getResult();
        this.report = report;
    }

    /** Whether the outcome of a row, or of a deletion, is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || UnknownRows.isAny(result, report);
    }

    /** The outcomes of the rows that were read; more than 10,000 are readable until the exchange ends. {@code null} after serialization. */
    public @Nullable BulkResult getResult() {
        return result;
    }

    /** The report of a sync up to the stop; {@code null} for another bulk job, and after serialization. */
    public @Nullable SyncReport getReport() {
        return report;
    }
}
