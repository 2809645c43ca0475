package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.Map;

/**
 * One call, as it goes over the wire.
 *
 * @param operation the operation it is made for, for messages, such as {@code contacts/get}
 * @param method the verb
 * @param path begins with {@code /v1} or {@code /v2}; path parameters are filled in and encoded
 * @param query query parameters, not yet encoded
 * @param body the JSON body, {@code null} for none; a DELETE may have one
 * @param kind whether it may be repeated
 */
public record ApiRequest(
        String operation, HttpMethod method, String path, Map<String, String> query, JsonNode body, CallKind kind) {

    public ApiRequest {
        query = Map.copyOf(query);
    }

    public ApiRequest(String operation, HttpMethod method, String path, JsonNode body, CallKind kind) {
        this(operation, method, path, Map.of(), body, kind);
    }

    /** Names the call without its path parameters, query or body. */
    @Override
    public String toString() {
        return operation + " (" + method + ")";
    }
}
