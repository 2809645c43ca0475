package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the result of each row of a bulk delete, and reports it to the listener. */
final class DeleteResults<C> implements Closeable {

    private final ResultSpool spool;
    private final RowListener listener;
    /** Rows with a UUID that have no result yet. */
    private final List<DeleteRow<C>> open = new ArrayList<>();

    DeleteResults(SpoolDirectory spool, RowListener listener) {
        this.spool = new ResultSpool(spool);
        this.listener = listener;
    }

    /** A row that waits for a call that deletes many contacts. */
    void opened(DeleteRow<C> row) {
        open.add(row);
    }

    /** The rows that were opened and have no result yet. */
    List<DeleteRow<C>> open() {
        return List.copyOf(open);
    }

    /** A row for which no call was made. @param reason {@code null} for none */
    void add(DeleteRow<C> row, Outcome outcome, @Nullable String reason) {
        add(row, result(row, outcome).reason(reason, null));
    }

    void add(DeleteRow<C> row, Outcome outcome, @Nullable String reason, ApiResponse response) {
        add(
                row,
                result(row, outcome)
                        .reason(reason, null)
                        .answer(response.status(), response.requestId(), response.attempts()));
    }

    /** A row whose call failed. @param maybeDeleted this call or an earlier one may have deleted the contact */
    void failed(DeleteRow<C> row, HeymarketException e, boolean maybeDeleted) {
        if (maybeDeleted) {
            failed(row, e, Outcome.UNKNOWN, "OUTCOME_UNKNOWN");
        } else if (e instanceof HeymarketNotFoundException) {
            failed(row, e, Outcome.REJECTED, "NOT_FOUND");
        } else if (e instanceof HeymarketBadRequestException) {
            failed(row, e, Outcome.REJECTED, "REFUSED");
        } else {
            failed(row, e, Outcome.FAILED, e instanceof HeymarketAuthenticationException ? "NOT_ALLOWED" : "FAILED");
        }
    }

    /** A row that names no contact, or several. */
    void rejected(DeleteRow<C> row, HeymarketValidationException e) {
        Outcome outcome = e.getReason().equals("AMBIGUOUS") ? Outcome.AMBIGUOUS : Outcome.REJECTED;
        failed(row, e, outcome, e.getReason());
    }

    private void failed(DeleteRow<C> row, HeymarketException e, Outcome outcome, String code) {
        add(
                row,
                result(row, outcome)
                        .reason(code + ": " + e.getMessage(), e.getField())
                        .answer(e.getStatus() == 0 ? null : e.getStatus(), e.getRequestId(), e.getAttempts()));
    }

    private RowResult.Builder result(DeleteRow<C> row, Outcome outcome) {
        return RowResult.builder(row.index(), outcome).key(row.key()).contact(null, row.uuid());
    }

    private void add(DeleteRow<C> row, RowResult.Builder builder) {
        RowResult result = builder.build();
        // Before the listener runs: a row whose listener fails has its result all the same.
        open.remove(row);
        spool.add(result);
        try {
            listener.onRow(row.source(), result);
        } catch (RuntimeException | Error e) {
            throw new JobAbortedException("a row's result could not be delivered", e);
        }
        JobAbortedException.ifNotStored(spool.unreportedFailure());
    }

    ResultStore toStore() {
        return spool.toStore();
    }

    /** Releases the results, which nobody will read. */
    @Override
    public void close() {
        spool.close();
    }
}
