package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;

/** Ends a run from wherever it stands: nothing more can be sent. Never leaves the job. */
public final class JobAbortedException extends RuntimeException {

    public JobAbortedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the failure behind it told. */
    public HeymarketException.Details details() {
        return getCause() instanceof HeymarketException e
                ? new HeymarketException.Details(
                        e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts())
                : HeymarketException.Details.NONE;
    }
}
