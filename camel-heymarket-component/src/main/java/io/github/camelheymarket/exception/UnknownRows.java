package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import org.jspecify.annotations.Nullable;

/** Finds rows and deletions with an unknown outcome. */
final class UnknownRows {

    private UnknownRows() {}

    /** Both arguments may be {@code null}: results are not serialized with an exception. */
    static boolean isAny(@Nullable BulkResult result, @Nullable SyncReport report) {
        return result != null && result.count(Outcome.UNKNOWN) > 0
                || report != null
                        && report.getDeletions() != null
                        && report.getDeletions().problems().stream().anyMatch(row -> row.outcome() == Outcome.UNKNOWN);
    }
}
