package io.github.camelheymarket.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer before it is sent.
 *
 * @param status HTTP status
 * @param contentType media type, or {@code null} for none
 * @param headers further headers
 * @param body bytes of the body
 */
public record ApiAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
    public static final String JSON = "application/json";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A 200 with JSON. */
    public static ApiAnswer ok(JsonNode json) {
        return json(200, json);
    }

    public static ApiAnswer json(int status, JsonNode json) {
        try {
            return new ApiAnswer(status, JSON, Map.of(), MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ApiAnswer text(int status, String contentType, String text) {
        return new ApiAnswer(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    public static ApiAnswer empty(int status) {
        return new ApiAnswer(status, null, Map.of(), new byte[0]);
    }

    /** This answer with one more header. */
    public ApiAnswer header(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new ApiAnswer(status, contentType, Map.copyOf(all), body);
    }

    /** This answer with another body. */
    public ApiAnswer body(byte[] bytes) {
        return new ApiAnswer(status, contentType, headers, bytes);
    }

    String bodyText() {
        return body.length > RecordedRequest.MAX_ANSWER ? null : new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + contentType;
    }
}
