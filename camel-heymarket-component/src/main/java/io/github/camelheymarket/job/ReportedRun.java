package io.github.camelheymarket.job;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import java.util.function.Supplier;

/** A run over rows, whose results are reported, or discarded. */
public final class ReportedRun {

    private ReportedRun() {}

    /**
     * @param run its result, or a {@link HeymarketStoppedException} with the result so far
     * @param discard is called if neither is reported, such as after an {@code Error} of any class that is called
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
