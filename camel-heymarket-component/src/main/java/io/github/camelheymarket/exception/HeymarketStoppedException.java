package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;

/**
 * A bulk run could not go on: its cause tells why. Rows that were read have a result each; the input behind them was not
 * read, so that a run that stopped never looks done.
 */
public class HeymarketStoppedException extends HeymarketException {

    private final transient BulkResult result;
    private final transient SyncReport report;

    public HeymarketStoppedException(String message, BulkResult result, Details details, Throwable cause) {
        super(message, details, cause);
        this.result = result;
        this.report = null;
    }

    /** A sync that could not go on. */
    public HeymarketStoppedException(String message, SyncReport report, Details details, Throwable cause) {
        super(message, details, cause);
        this.result = report.getResult();
        this.report = report;
    }

    /** Whether the outcome of a row, or of a contact that a mirror was to delete, is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || UnknownRows.isAny(result, report);
    }

    /** The outcomes of the rows that were read; those of a long run are readable until the exchange is done. */
    public BulkResult getResult() {
        return result;
    }

    /** What a sync came to until then; {@code null} where it was no sync. */
    public SyncReport getReport() {
        return report;
    }
}
