package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.util.List;

/**
 * What became of one row, told as if it had come alone: its index is 0, and its neighbours in the call do not show.
 *
 * @param source the row as it came
 * @param result what became of it
 * @param failure what the row's sender must be told whatever it thinks of unsuccessful rows: the call could not go
 *     on, or the row's columns cannot be understood; {@code null} where the result says all
 * @param requests all that was spent until then on the call that the row shared, look-ups and retries included
 */
public record CoalescedResult(Object source, RowResult result, HeymarketException failure, long requests) {

    /** The end of a row whose call came to its own end. */
    static CoalescedResult of(Object source, RowResult result, long requests) {
        return new CoalescedResult(source, alone(result), null, requests);
    }

    /** The end of a row whose call stopped before it was done with the row. */
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

    /** The end of a row of which no run told anything. */
    static CoalescedResult untold(Object source, Outcome outcome, String reason, HeymarketException cause) {
        return stopped(
                source, RowResult.builder(0, outcome).reason(reason, null).build(), cause, 0);
    }

    /** The same end, for a sender that could not go on in time and must be told of that by an exception. */
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

    /** The result of a job of this one row. */
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
