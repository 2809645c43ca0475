package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.ResultList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of an operation.
 *
 * @param body the new body of the message
 */
public record OperationResult(@Nullable Object body, Map<Fact, Object> facts) {

    public OperationResult {
        body = body instanceof List<?> list && !(list instanceof ResultList) ? new ResultList<>(list) : body;
    }

    /** What becomes a header {@code CamelHeymarketResult…}. */
    public enum Fact {
        STATUS,
        REQUEST_ID,
        ATTEMPTS,
        DUPLICATES,
        REV_RACED,
        OPT_OUT_LOST,
        FOUND,
        MESSAGE_ID,
        CONVERSATION_ID,
        QUEUED,
        DATE,
        LOCAL_ID,
        COUNT,
        NEXT_PAGE,
        NEXT_CURSOR,
        COMPLETE,
        TOTAL,
        UNSUCCESSFUL,
        REQUESTS
    }

    /** A result with the facts of a response. */
    public static OperationResult of(@Nullable Object body, ApiResponse response) {
        Map<Fact, Object> facts = new LinkedHashMap<>();
        facts.put(Fact.STATUS, response.status());
        if (response.requestId() != null) {
            facts.put(Fact.REQUEST_ID, response.requestId());
        }
        facts.put(Fact.ATTEMPTS, response.attempts());
        return new OperationResult(body, facts);
    }

    static OperationResult of(ApiAnswer<?> answer) {
        return of(answer.content(), answer.response());
    }

    public static OperationResult of(@Nullable Object body) {
        return new OperationResult(body, new LinkedHashMap<>());
    }

    /** Adds a fact; {@code null} adds nothing. */
    public OperationResult with(Fact fact, @Nullable Object value) {
        if (value != null) {
            facts.put(fact, value);
        }
        return this;
    }
}
