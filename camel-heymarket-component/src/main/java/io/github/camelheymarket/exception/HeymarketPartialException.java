package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;

/**
 * Some rows of a bulk call did not end well, after everything that could be done was done. The exchange's body stays the
 * input; the result, row by row, is here.
 */
public class HeymarketPartialException extends HeymarketException {

    private final transient BulkResult result;
    private final transient SyncReport report;

    public HeymarketPartialException(String message, BulkResult result) {
        super(message);
        this.result = result;
        this.report = null;
    }

    /** A sync of which a part did not end well. */
    public HeymarketPartialException(String message, SyncReport report) {
        super(message);
        this.result = report.getResult();
        this.report = report;
    }

    /** Whether the outcome of a row, or of a contact that a mirror was to delete, is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || UnknownRows.isAny(result, report);
    }

    /** Each row's own outcome; the rows of a long one are readable until the exchange is done. */
    public BulkResult getResult() {
        return result;
    }

    /** What the sync came to; {@code null} where it was no sync. */
    public SyncReport getReport() {
        return report;
    }
}
