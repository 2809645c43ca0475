package io.github.camelheymarket.bulk;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
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

    /** @param e what ended a wait for locks */
    static JobAbortedException cannotWait(Exception e) {
        if (!(e instanceof InterruptedException)) {
            return new JobAbortedException(e.getMessage(), null);
        }
        Thread.currentThread().interrupt();
        return new JobAbortedException("the run was interrupted", e);
    }

    /** @throws JobAbortedException where there is a reason; {@code null} is none */
    static void ifReason(String reason, HeymarketException cause) {
        if (reason != null) {
            throw new JobAbortedException(reason, cause);
        }
    }

    /**
     * What leaves the job.
     *
     * @param job as the subject of a sentence
     * @param rows how many were read
     */
    HeymarketStoppedException reported(String job, long rows, BulkResult result) {
        HeymarketStoppedException stopped = new HeymarketStoppedException(
                job + " stopped after " + Counted.of(rows, "row") + (rows == 1 ? " was read: " : " were read: ")
                        + getMessage()
                        + (getCause() instanceof HeymarketException e ? ". " + e.getMessage() : ""),
                result,
                details(),
                getCause());
        for (Throwable suppressed : getSuppressed()) {
            stopped.addSuppressed(suppressed);
        }
        return stopped;
    }

    /** What the failure behind it told. */
    public HeymarketException.Details details() {
        return getCause() instanceof HeymarketException e
                ? new HeymarketException.Details(
                        e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts())
                : HeymarketException.Details.NONE;
    }
}
