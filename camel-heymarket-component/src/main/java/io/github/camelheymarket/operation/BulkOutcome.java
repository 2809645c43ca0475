package io.github.camelheymarket.operation;

import io.github.camelheymarket.bulk.RowListener;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.operation.OperationResult.Fact;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;

/** What the bulk jobs have in common once a row or the whole is done. */
final class BulkOutcome {

    private static final int NAMED_IN_MESSAGE = 3;

    private BulkOutcome() {}

    /** Sends rows that did not end well where the route wants them. */
    static RowListener listener(OperationSetup setup) {
        if (setup.rejected() == null) {
            return RowListener.NONE;
        }
        return (source, result) -> {
            if (!result.outcome().isWell()) {
                try {
                    setup.rejected().accept(source, result);
                } catch (Exception e) {
                    throw new RuntimeCamelException("A row could not be delivered to rejectedUri", e);
                }
            }
        };
    }

    /**
     * @param requests all that the job spent, look-ups of fields and tags included
     * @throws HeymarketPartialException with {@code failOnPartial}, when some rows did not end well
     */
    static OperationResult result(OperationSetup setup, BulkResult result, long requests) {
        if (result.getNotWell() > 0 && setup.settings().isFailOnPartial()) {
            throw new HeymarketPartialException(message(setup, result), result);
        }
        return OperationResult.of(result)
                .with(Fact.TOTAL, result.getTotal())
                .with(Fact.NOT_WELL, result.getNotWell())
                .with(Fact.REQUESTS, requests);
    }

    private static String message(OperationSetup setup, BulkResult result) {
        List<RowResult> problems = result.getProblems();
        String named = problems.stream()
                .limit(NAMED_IN_MESSAGE)
                .map(row -> "row " + row.index() + " " + row.outcome() + " (" + row.reason() + ")")
                .collect(Collectors.joining("; "));
        return setup.name() + ": " + problems.size() + " of " + result.getTotal() + " rows did not end well: " + named
                + (problems.size() > NAMED_IN_MESSAGE ? "; and so on" : "")
                + ". The exception's getResult() has every row; failOnPartial=false gives it as the body instead.";
    }
}
