package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Counted;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run with too many unsuccessful rows. The limits are checked between calls.
 *
 * @param errorThreshold the permitted fraction of unsuccessful rows, 0 to 1; 1 for no limit
 * @param maxFailedRecords the permitted number of unsuccessful rows; 0 for no limit
 * @param minRows the fraction is checked after this number of rows
 */
public record FailureLimits(double errorThreshold, long maxFailedRecords, int minRows) {

    public FailureLimits {
        if (!(errorThreshold >= 0 && errorThreshold <= 1)) {
            throw new IllegalArgumentException("errorThreshold must be a fraction of the rows, from 0.0 to 1.0.");
        }
        if (maxFailedRecords < 0) {
            throw new IllegalArgumentException("maxFailedRecords must be at least 0, which means no limit.");
        }
    }

    /** @return why the run ends, {@code null} if it continues */
    @Nullable
    String exceeded(long read, long failed) {
        if (maxFailedRecords > 0 && failed > maxFailedRecords) {
            return Counted.of(failed, "row") + " unsuccessful, more than maxFailedRecords=" + maxFailedRecords;
        }
        if (errorThreshold < 1 && read >= minRows && failed > errorThreshold * read) {
            return failed + " of " + Counted.of(read, "row") + " unsuccessful, more than errorThreshold="
                    + errorThreshold;
        }
        return null;
    }
}
