package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A 2xx answer.
 *
 * @param status the HTTP status
 * @param requestId Heymarket's {@code X-Request-Id}, {@code null} where there was none
 * @param body the answer as JSON; an unquoted text such as {@code ok} is a text node, an empty body a missing node (C1)
 * @param attempts how often the request was sent until this answer came, at least 1
 */
public record ApiResponse(int status, String requestId, JsonNode body, int attempts) {

    /** Names the answer without its body. */
    @Override
    public String toString() {
        return "ApiResponse[" + status + ", requestId=" + requestId + "]";
    }
}
