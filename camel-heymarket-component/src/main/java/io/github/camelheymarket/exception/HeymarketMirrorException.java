package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.SyncReport;

/** A mirror would delete more contacts than {@code maxDeletes}, and so deleted nobody. Its writes are done (R10). */
public class HeymarketMirrorException extends HeymarketException {

    private final transient SyncReport report;

    public HeymarketMirrorException(String message, SyncReport report) {
        super(message);
        this.report = report;
    }

    /** Whether the outcome of a row is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || report != null && UnknownRows.isAny(report.getResult(), report);
    }

    /** What the sync came to. */
    public SyncReport getReport() {
        return report;
    }
}
