package io.github.camelheymarket.message;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.message.RecipientConsent.Refusal;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.util.List;
import java.util.Objects;

/** Keeps the result of each row of a bulk send, and reports it to the listener. */
public final class SendResults implements Closeable {

    private final ResultSpool spool;
    private final RowListener listener;

    public SendResults(SpoolDirectory spool, RowListener listener) {
        this.spool = new ResultSpool(spool);
        this.listener = listener;
    }

    void add(SendRow row, RowResult result) {
        spool.add(result);
        listener.onRow(row.source(), result);
        JobAbortedException.ifNotStored(spool.unreportedFailure());
    }

    RowResult sent(SendRow row, SentMessage sent) {
        RowResult.Builder result =
                begin(row, Outcome.SENT).message(sent.message().getId());
        ApiResponse response = sent.response();
        if (sent.wasFound()) {
            result.reason("FOUND: it was sent before, and not again", null);
        }
        return (response == null ? result : result.answer(response.status(), response.requestId(), sent.attempts()))
                .build();
    }

    /** @param members what would be sent */
    RowResult dry(SendRow row, List<FieldChange> members) {
        return begin(row, Outcome.SENT).changes(members).build();
    }

    RowResult withheld(SendRow row, Refusal refusal) {
        Outcome outcome = refusal == Refusal.CONSENT_UNKNOWN ? Outcome.FAILED : Outcome.KEPT_CONSENT;
        return begin(row, outcome)
                .reason(RecipientConsent.words(row.composed(), refusal), null)
                .build();
    }

    /** A row that has the same message as an earlier one. */
    RowResult merged(SendRow row, RowResult first) {
        return begin(row, first.outcome())
                .message(first.messageId())
                .reason(first.reason(), first.field())
                .answer(first.status(), first.requestId(), first.attempts())
                .mergedWith(first.index())
                .build();
    }

    /** A row that has the local id of an earlier one. */
    RowResult reused(SendRow row, RowResult first) {
        return begin(row, Outcome.REJECTED)
                .reason(
                        "LOCAL_ID_REUSED: row " + first.index()
                                + " has the same local id and another message, of which Heymarket may send only one",
                        "local_id")
                .build();
    }

    RowResult rejected(SendRow row, HeymarketValidationException e) {
        return failed(row, e, Outcome.REJECTED, e.getReason());
    }

    RowResult stopped(SendRow row) {
        return begin(row, Outcome.FAILED)
                .reason("RUN_STOPPED: the run ended before this row", null)
                .build();
    }

    RowResult failed(SendRow row, HeymarketException e) {
        if (e instanceof HeymarketValidationException invalid) {
            return rejected(row, invalid);
        }
        if (e.isMaybeApplied()) {
            return failed(row, e, Outcome.UNKNOWN, "OUTCOME_UNKNOWN");
        }
        if (e instanceof HeymarketNotFoundException) {
            return failed(row, e, Outcome.REJECTED, "NOT_FOUND");
        }
        if (e instanceof HeymarketBadRequestException) {
            return failed(row, e, Outcome.REJECTED, "REFUSED");
        }
        return failed(row, e, Outcome.FAILED, e instanceof HeymarketAuthenticationException ? "NOT_ALLOWED" : "FAILED");
    }

    private RowResult failed(SendRow row, HeymarketException e, Outcome outcome, String code) {
        String message = Objects.requireNonNullElse(e.getMessage(), code);
        String words = message.startsWith(code + ":") ? message : code + ": " + message;
        return begin(row, outcome)
                .reason(words, e.getField())
                .answer(e.getStatus() == 0 ? null : e.getStatus(), e.getRequestId(), e.getAttempts())
                .build();
    }

    private static RowResult.Builder begin(SendRow row, Outcome outcome) {
        return RowResult.builder(row.index(), outcome).key(row.key());
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
