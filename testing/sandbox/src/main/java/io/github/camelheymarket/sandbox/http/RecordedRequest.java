package io.github.camelheymarket.sandbox.http;

import java.util.List;
import java.util.Map;

/**
 * A request as it arrived, and what was answered.
 *
 * @param sequence from 1, in the order of arrival
 * @param method HTTP method
 * @param path path without query
 * @param query decoded query parameters
 * @param headers header values by name; names are looked up in any case
 * @param body body as text, {@code null} when bodies are not recorded
 * @param status status answered, 0 when the connection was reset without an answer
 * @param answer body answered, {@code null} when it is longer than {@value #MAX_ANSWER} bytes or bodies are not recorded
 * @param requestId value of X-Request-Id in the answer
 * @param fault name of the fault that hit this request, or {@code null}
 */
public record RecordedRequest(
        long sequence,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        String body,
        int status,
        String answer,
        String requestId,
        String fault) {
    /** Longest answer that is recorded, in bytes. */
    public static final int MAX_ANSWER = 65_536;

    /** First value of a header, or {@code null}. */
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String toString() {
        return sequence + " " + method + " " + path + " -> " + status + (fault == null ? "" : " (" + fault + ")");
    }
}
