package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A 2xx response.
 *
 * @param status the HTTP status
 * @param requestId Heymarket's {@code X-Request-Id}; {@code null} if there was none
 * @param body the body as JSON; an unquoted text such as {@code ok} is a text node, an empty body a missing node (C1)
 * @param attempts how many times the request was sent, at least 1
 */
public record ApiResponse(int status, @Nullable String requestId, JsonNode body, int attempts) {

    /** Without the body, which may contain personal data. */
    @Override
    public String toString() {
        return "ApiResponse[" + status + ", requestId=" + requestId + "]";
    }
}
