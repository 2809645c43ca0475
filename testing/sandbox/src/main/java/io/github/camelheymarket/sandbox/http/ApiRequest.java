package io.github.camelheymarket.sandbox.http;

import java.util.List;
import java.util.Map;

/**
 * A request, read whole.
 *
 * @param method HTTP method
 * @param path decoded path without query
 * @param query decoded query parameters
 * @param headers header values by name, in any case
 * @param body bytes of the body, empty if there is none
 */
public record ApiRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {
    /** First value of a header, or {@code null}. */
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
