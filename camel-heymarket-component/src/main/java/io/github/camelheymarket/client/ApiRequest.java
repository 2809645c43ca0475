package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param operation the operation for which the request is made, such as {@code contacts/get}, for messages and meters
 * @param method the HTTP method
 * @param path the path, which begins with {@code /v1} or {@code /v2} and is encoded
 * @param query the query parameters, not encoded
 * @param body the JSON body; {@code null} for none. A DELETE may have one
 * @param kind whether the request may be repeated
 */
public record ApiRequest(
        String operation,
        HttpMethod method,
        String path,
        Map<String, String> query,
        @Nullable JsonNode body,
        CallKind kind) {

    public ApiRequest {
        query = Map.copyOf(query);
    }

    public ApiRequest(String operation, HttpMethod method, String path, @Nullable JsonNode body, CallKind kind) {
        this(operation, method, path, Map.of(), body, kind);
    }

    /** The version of the API: {@code v1} or {@code v2}. */
    public String version() {
        return path.startsWith("/v2") ? "v2" : "v1";
    }

    /** Without path, query and body, which may contain personal data. */
    @Override
    public String toString() {
        return operation + " (" + method + ")";
    }
}
