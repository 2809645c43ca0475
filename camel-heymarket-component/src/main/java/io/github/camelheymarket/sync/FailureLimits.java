package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Counted;

/**
 * Ends a run in which too much goes wrong. The limits are looked at between calls.
 *
 * @param errorThreshold the part of the rows read so far, 0 to 1, that may be unsuccessful; 1 for any
 * @param maxFailedRecords how many rows may be unsuccessful; 0 for any number
 * @param atLeast rows that are read before the part is looked at
 */
public record FailureLimits(double errorThreshold, long maxFailedRecords, int atLeast) {

    public FailureLimits {
        if (!(errorThreshold >= 0 && errorThreshold <= 1)) {
            throw new IllegalArgumentException("errorThreshold must be a fraction of the rows, from 0.0 to 1.0.");
        }
        if (maxFailedRecords < 0) {
            throw new IllegalArgumentException("maxFailedRecords must be at least 0, which means no limit.");
        }
    }

    /** @return why the run ends, {@code null} where it goes on */
    String exceeded(long read, long failed) {
        if (maxFailedRecords > 0 && failed > maxFailedRecords) {
            return Counted.of(failed, "row") + " unsuccessful, more than maxFailedRecords=" + maxFailedRecords;
        }
        if (errorThreshold < 1 && read >= atLeast && failed > errorThreshold * read) {
            return failed + " of " + Counted.of(read, "row") + " unsuccessful, more than errorThreshold="
                    + errorThreshold;
        }
        return null;
    }
}
