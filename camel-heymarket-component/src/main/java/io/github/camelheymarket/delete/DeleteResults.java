package io.github.camelheymarket.delete;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;

/** Keeps what became of each row of a bulk delete, and reports it. */
final class DeleteResults implements Closeable {

    private final ResultSpool spool;
    private final RowListener listener;

    DeleteResults(SpoolDirectory spool, RowListener listener) {
        this.spool = new ResultSpool(spool);
        this.listener = listener;
    }

    /** @param response {@code null} where there was no call for the row */
    void add(DeleteRow row, Outcome outcome, String reason, ApiResponse response) {
        add(
                row,
                RowResult.builder(row.index(), outcome)
                        .key(row.key())
                        .contact(null, row.uuid())
                        .reason(reason, null)
                        .answer(
                                response == null ? null : response.status(),
                                response == null ? null : response.requestId(),
                                response == null ? 0 : response.attempts())
                        .build());
    }

    void add(DeleteRow row, DeleteFailure failure, HeymarketException e) {
        add(row, failure.outcome(), failure.code(), e);
    }

    void add(DeleteRow row, Outcome outcome, String code, HeymarketException e) {
        add(
                row,
                RowResult.builder(row.index(), outcome)
                        .key(row.key())
                        .contact(null, row.uuid())
                        .reason(code + ": " + e.getMessage(), e.getField())
                        .answer(e.getStatus() == 0 ? null : e.getStatus(), e.getRequestId(), e.getAttempts())
                        .build());
    }

    /** A row that does not say whom it means. */
    void rejected(DeleteRow row, HeymarketValidationException e) {
        add(row, Outcome.REJECTED, e.getReason(), e);
    }

    private void add(DeleteRow row, RowResult result) {
        spool.add(result);
        listener.onRow(row.source(), result);
        JobAbortedException.ifNotStored(spool.unreportedFailure());
    }

    ResultStore toStore() {
        return spool.toStore();
    }

    /** Once nobody is going to read the results. */
    @Override
    public void close() {
        spool.close();
    }
}
