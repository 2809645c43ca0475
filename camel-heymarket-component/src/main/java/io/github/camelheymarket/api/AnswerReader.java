package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Answers;
import java.util.function.Function;
import java.util.function.Supplier;

/** Converts responses, and the exceptions about responses that cannot be used. */
public final class AnswerReader {

    private AnswerReader() {}

    /** Details for a write that was answered and may not have been applied. */
    public static HeymarketException.Details doubtful(ApiResponse response) {
        return details(response, true);
    }

    private static HeymarketException.Details details(ApiResponse response, boolean maybeApplied) {
        return new HeymarketException.Details(
                new HeymarketException.Response(response.status(), null, response.requestId(), null, null),
                response.attempts(),
                maybeApplied);
    }

    /** A response that cannot be read is treated like a missing one: the write may have been applied. */
    public static HeymarketUnknownOutcomeException unknown(HeymarketAnswerException unreadable, ApiResponse response) {
        return new HeymarketUnknownOutcomeException(
                String.valueOf(unreadable.getMessage()), doubtful(response), unreadable);
    }

    /**
     * The exception for a write whose outcome the searches did not show either.
     *
     * @param why the result of the searches, as a sentence
     * @param attempts how many times the write was sent
     */
    public static HeymarketUnknownOutcomeException unknown(
            String why, HeymarketUnknownOutcomeException doubt, int attempts) {
        HeymarketException.Details details = new HeymarketException.Details(
                new HeymarketException.Response(
                        doubt.getStatus(),
                        doubt.getCode(),
                        doubt.getRequestId(),
                        doubt.getField(),
                        doubt.getResponseBody()),
                attempts,
                true);
        // With the doubt itself as the cause, Exchange.getException(Class) would give the doubt.
        return new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: " + doubt.getMessage() + " " + why, details, doubt.getCause());
    }

    /**
     * Whether an answer with status 2xx confirms a write. A text that does not say that the write was done proves nothing, since it
     * may be the message of an error.
     */
    public static boolean isConfirmed(ApiResponse response) {
        JsonNode answer = response.body();
        return !answer.isValueNode() || answer.isNull() || Answers.isNothing(answer) || Answers.isSuccess(answer);
    }

    /** The exception about a write whose answer does not confirm it. */
    public static HeymarketAnswerException notConfirmed(ApiRequest request, ApiResponse response) {
        return new HeymarketAnswerException(
                request + ": NOT_CONFIRMED: Heymarket answered " + response.status()
                        + " with a text that does not say that it was done. It may have been done",
                doubtful(response),
                null);
    }

    /**
     * Reads whether a write was applied, after a response that does not say so.
     *
     * @throws HeymarketAnswerException if the read failed. Unlike the exception of the read, it says that the write may have been
     *     applied
     */
    public static <T> T verify(ApiRequest write, ApiResponse answer, Supplier<T> read) {
        try {
            return read.get();
        } catch (HeymarketException e) {
            HeymarketAnswerException unverified = new HeymarketAnswerException(
                    write + ": NOT_VERIFIED: Heymarket answered " + answer.status()
                            + " without confirming the write, and the read that was to verify it failed: "
                            + e.getMessage(),
                    doubtful(answer),
                    null);
            unverified.addSuppressed(e);
            throw unverified;
        }
    }

    /** @throws HeymarketAnswerException if the reader does not know the form of the response */
    public static <T> T read(ApiRequest request, ApiResponse response, Function<JsonNode, T> reader) {
        try {
            return reader.apply(response.body());
        } catch (IllegalArgumentException e) {
            throw new HeymarketAnswerException(
                    request + ": the response has an unknown form: " + e.getMessage(),
                    details(response, !request.kind().isRead()),
                    e);
        }
    }
}
