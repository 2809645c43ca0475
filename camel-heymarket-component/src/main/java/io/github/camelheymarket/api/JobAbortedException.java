package io.github.camelheymarket.api;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Counted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a job from any depth of its calls. The job catches it and throws {@link HeymarketStoppedException} instead. */
public final class JobAbortedException extends RuntimeException {

    public JobAbortedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The exception for a failure of any kind: the failure itself if it aborts a job already. */
    public static JobAbortedException of(Throwable failure) {
        return failure instanceof JobAbortedException stop ? stop : new JobAbortedException("the run failed", failure);
    }

    /** @throws JobAbortedException if the results of the job could not be stored */
    public static void ifNotStored(Optional<? extends Throwable> failure) {
        if (failure.isPresent()) {
            throw new JobAbortedException(
                    "the results could not be written to a temporary file. Give the option spoolDirectory a folder that has"
                            + " room",
                    failure.get());
        }
    }

    /** @param e the exception that ended a wait, such as that for locks */
    public static JobAbortedException cannotWait(Exception e) {
        if (!(e instanceof InterruptedException)) {
            return new JobAbortedException(String.valueOf(e.getMessage()), null);
        }
        Thread.currentThread().interrupt();
        return new JobAbortedException("the run was interrupted", e);
    }

    /**
     * The exception that the job throws.
     *
     * @param job the name of the job, as the subject of a sentence
     * @param rows the number of rows that were read
     */
    public HeymarketStoppedException reported(String job, long rows, BulkResult result) {
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

    /** The details of the failure that aborted the job. */
    public HeymarketException.Details details() {
        return getCause() instanceof HeymarketException e
                ? new HeymarketException.Details(
                        e.getStatus(), e.getCode(), e.getRequestId(), e.getField(), e.getAttempts())
                : HeymarketException.Details.NONE;
    }
}
