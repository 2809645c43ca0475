package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads answers. */
public final class AnswerReader {

    private AnswerReader() {}

    /** Of a write that was answered, and yet may not have been done. */
    public static HeymarketException.Details doubtful(ApiResponse response) {
        return new HeymarketException.Details(
                response.status(), null, response.requestId(), null, response.attempts(), null, true);
    }

    /**
     * Looks what became of a write whose answer does not say that it was done.
     *
     * @throws HeymarketAnswerException when the look failed, so that the write may have been done: the failure of a read would
     *     not say that
     */
    public static <T> T lookAfter(ApiRequest write, ApiResponse answer, Supplier<T> look) {
        try {
            return look.get();
        } catch (HeymarketException e) {
            HeymarketAnswerException open = new HeymarketAnswerException(
                    write + ": NOT_VERIFIED: Heymarket answered " + answer.status()
                            + " without saying that it was done, and the look whether it was done failed: "
                            + e.getMessage(),
                    doubtful(answer),
                    null);
            open.addSuppressed(e);
            throw open;
        }
    }

    /** @throws HeymarketAnswerException when the answer has none of the shapes that the reader knows */
    public static <T> T read(ApiRequest request, ApiResponse response, Function<JsonNode, T> reader) {
        try {
            return reader.apply(response.body());
        } catch (IllegalArgumentException e) {
            throw new HeymarketAnswerException(
                    request + ": the answer has a shape that is not known: " + e.getMessage(),
                    new HeymarketException.Details(
                            response.status(),
                            null,
                            response.requestId(),
                            null,
                            response.attempts(),
                            null,
                            !request.kind().isRead()),
                    e);
        }
    }
}
