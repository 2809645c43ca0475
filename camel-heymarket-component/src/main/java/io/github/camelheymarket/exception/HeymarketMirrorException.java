package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.SyncReport;
import org.jspecify.annotations.Nullable;

/**
 * A mirror would have deleted more contacts than {@code maxDeletes} allows, and therefore deleted none (R10). The rows were
 * written before.
 */
public class HeymarketMirrorException extends HeymarketException {

    private final transient @Nullable SyncReport report;

    public HeymarketMirrorException(String message, SyncReport report) {
        super(message);
        this.report = report;
    }

    /** Whether the outcome of a row is unknown. */
    @Override
    public boolean isMaybeApplied() {
        return super.isMaybeApplied() || report != null && UnknownRows.isAny(report.getResult(), report);
    }

    /** The report of the sync; {@code null} after the exception was serialized. */
    public @Nullable SyncReport getReport() {
        return report;
    }
}
