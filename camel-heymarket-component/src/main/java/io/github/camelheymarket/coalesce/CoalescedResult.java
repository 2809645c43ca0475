package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one row, reported as if the row had been sent alone: its index is 0, and the other rows of the call do not
 * appear.
 *
 * @param source the row as it came
 * @param result the outcome of the row
 * @param failure an exception that the sender receives even with {@code failOnPartial=false}: the call stopped, or the columns of the
 *     row cannot be mapped; {@code null} if the result says everything
 * @param requests the number of requests of the shared call so far, searches and retries included
 */
public record CoalescedResult(
        Object source, RowResult result, @Nullable HeymarketException failure, long requests) {

    private static final String ENDPOINT_STOPPED = "the endpoint was stopped";

    /** The result of a row whose call was completed. */
    static CoalescedResult of(Object source, RowResult result, long requests) {
        return new CoalescedResult(source, alone(result), null, requests);
    }

    /** The result of a row whose call stopped before the row was done. */
    static CoalescedResult stopped(Object source, RowResult result, HeymarketException cause, long requests) {
        RowResult own = alone(result);
        return new CoalescedResult(
                source,
                own,
                new HeymarketStoppedException(
                        "The call that carried this contact stopped; outcome of the contact: " + own.outcome() + " ("
                                + own.reason() + ")",
                        asBulk(own, requests),
                        new Details(
                                cause.getStatus(),
                                cause.getCode(),
                                cause.getRequestId(),
                                cause.getField(),
                                cause.getAttempts()),
                        cause),
                requests);
    }

    /** The result of a row that was not sent, because the endpoint was stopped. */
    static CoalescedResult notSent(Object source) {
        return unreported(
                source,
                Outcome.FAILED,
                "RUN_STOPPED: the endpoint was stopped before this was sent",
                new HeymarketException(ENDPOINT_STOPPED));
    }

    /** The result of a row whose call was in progress when the endpoint was stopped. */
    static CoalescedResult unknown(Object source) {
        return unreported(
                source,
                Outcome.UNKNOWN,
                "OUTCOME_UNKNOWN: the endpoint was stopped while this was being sent",
                new HeymarketException(ENDPOINT_STOPPED));
    }

    /** The result of a row of which no job reported an outcome. */
    static CoalescedResult unreported(Object source, Outcome outcome, String reason, HeymarketException cause) {
        return stopped(
                source, RowResult.builder(0, outcome).reason(reason, null).build(), cause, 0);
    }

    /** The same result for an exchange that could not continue in time, and fails with an exception for that reason. */
    public CoalescedResult cutShort() {
        return failure != null
                ? this
                : new CoalescedResult(
                        source,
                        result,
                        new HeymarketStoppedException(
                                "The exchange could not continue in its route before the shutdown timeout. Outcome of its contact: "
                                        + result.outcome()
                                        + (result.reason() == null ? "" : " (" + result.reason() + ")"),
                                asBulk(),
                                Details.NONE,
                                null),
                        requests);
    }

    /** The result of a job with only this row. */
    public BulkResult asBulk() {
        return asBulk(result, requests);
    }

    private static BulkResult asBulk(RowResult own, long requests) {
        return BulkResult.builder(ResultStore.of(List.of(own)))
                .requests(requests, 0, 0)
                .build();
    }

    private static RowResult alone(RowResult row) {
        return RowResult.builder(0, row.outcome())
                .key(row.key())
                .contact(row.contactId(), row.uuid())
                .reason(row.reason(), row.field())
                .answer(row.status(), row.requestId(), row.attempts())
                .changes(row.changes())
                .build();
    }
}
