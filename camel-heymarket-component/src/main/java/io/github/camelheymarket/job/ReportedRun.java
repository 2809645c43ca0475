package io.github.camelheymarket.job;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import java.util.function.Supplier;

/** Runs a job, and discards its results where nobody receives them. */
public final class ReportedRun {

    private ReportedRun() {}

    /**
     * @param run returns the result, or throws a {@link HeymarketStoppedException} with the result so far
     * @param discard is called if the run throws anything else, such as an {@code Error}
     */
    public static BulkResult of(Supplier<BulkResult> run, Runnable discard) {
        boolean reported = false;
        try {
            BulkResult result = run.get();
            reported = true;
            return result;
        } catch (HeymarketStoppedException e) {
            reported = true;
            throw e;
        } finally {
            if (!reported) {
                discard.run();
            }
        }
    }
}
