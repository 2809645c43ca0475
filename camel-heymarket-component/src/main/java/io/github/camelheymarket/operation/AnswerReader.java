package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import java.util.Locale;
import java.util.function.Function;

/** Reads answers, and tells absence from a bad request (R3.4). */
final class AnswerReader {

    private AnswerReader() {}

    /** @throws HeymarketAnswerException when the answer has none of the shapes that the reader knows */
    static <T> T read(ApiRequest request, ApiResponse response, Function<JsonNode, T> reader) {
        try {
            return reader.apply(response.body());
        } catch (IllegalArgumentException e) {
            throw new HeymarketAnswerException(
                    request + ": the answer has a shape that is not known: " + e.getMessage(),
                    new HeymarketException.Details(
                            response.status(), null, response.requestId(), null, response.attempts()),
                    e);
        }
    }

    /** Whether a failed read says that there is no such contact; any other 400 must not look like absence. */
    static boolean meansAbsent(HeymarketException e) {
        if (e instanceof HeymarketNotFoundException) {
            return true;
        }
        if (!(e instanceof HeymarketBadRequestException) || e.getStatus() != 400) {
            return false;
        }
        String text = (e.getCode() + " " + e.getResponseBody())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        return text.contains("not found")
                || text.contains("no such contact")
                || text.contains("does not exist")
                || text.contains("doesn't exist")
                || text.contains("unknown contact");
    }
}
