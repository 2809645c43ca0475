package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.storage.ResultSpool;

/** Ends a run from wherever it stands: nothing more can be sent. Never leaves the job. */
public final class JobAbortedException extends RuntimeException {

    public JobAbortedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @throws JobAbortedException once, when the disk did not take the results */
    static void ifNotKept(ResultSpool results) {
        results.unreportedFailure().ifPresent(failure -> {
            throw new JobAbortedException(
                    "the results could not be written to a temporary file. Give the option spoolDirectory a folder that has"
                            + " room",
                    failure);
        });
    }

    /** What the failure behind it told. */
    public HeymarketException.Details details() {
        return getCause() instanceof HeymarketException e
                ? new HeymarketException.Details(
                        e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts())
                : HeymarketException.Details.NONE;
    }
}
