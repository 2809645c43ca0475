package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;

/** Whether a result holds what may have been applied and nobody knows. */
final class UnknownRows {

    private UnknownRows() {}

    /** @param result and report: {@code null} after the exception went over the wire, and where there is none */
    static boolean isAny(BulkResult result, SyncReport report) {
        return result != null && result.count(Outcome.UNKNOWN) > 0
                || report != null
                        && report.getDeletions() != null
                        && report.getDeletions().problems().stream().anyMatch(row -> row.outcome() == Outcome.UNKNOWN);
    }
}
