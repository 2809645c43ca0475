package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error response, whose form is not documented (C3.3).
 *
 * @param code the error code of the API; {@code null} if there is none, or not a single word
 * @param text the explanation, without personal data; {@code null} if there is none
 * @param field the name of the field that is wrong; {@code null} if none is named
 */
record ErrorBody(
        @Nullable String code,
        @Nullable String text,
        @Nullable String field) {

    static final ErrorBody NONE = new ErrorBody(null, null, null);

    private static final List<String> CODE = List.of("error_code", "code", "name");
    private static final List<String> TEXT = List.of("message", "error", "detail", "description", "reason");
    private static final List<String> FIELD = List.of("field", "param", "parameter");

    /**
     * Reads the body of an error response.
     *
     * @param redactor removes personal data and secrets from the parts
     */
    static ErrorBody parse(@Nullable String body, Redactor redactor) {
        String trimmed = body == null ? "" : body.strip();
        if (trimmed.isEmpty()) {
            return NONE;
        }
        if (trimmed.startsWith("<")) {
            return new ErrorBody(null, "an HTML page", null);
        }
        try {
            JsonNode json = Json.mapper().readTree(trimmed);
            JsonNode first = json.isArray() ? json.path(0) : json;
            if (first.isValueNode()) {
                return new ErrorBody(null, redactor.redactSentence(first.asText()), null);
            }
            return first.isObject() ? ofObject(first, redactor) : NONE;
        } catch (JsonProcessingException e) {
            // An incomplete object may have values of a person whom the request does not name, so that the redactor
            // does not recognize them.
            boolean isText = !trimmed.startsWith("{") && !trimmed.startsWith("[");
            return new ErrorBody(null, isText ? redactor.redactSentence(trimmed) : "incomplete JSON", null);
        }
    }

    /** Members of an inner object take precedence over those of the outer. */
    private static ErrorBody ofObject(JsonNode json, Redactor redactor) {
        List<JsonNode> objects = List.of(json.path("error"), json.path("errors").path(0), json);
        String code = first(objects, CODE);
        String text = first(objects, TEXT);
        if (text == null && json.path("errors").path(0).isTextual()) {
            text = json.path("errors").path(0).asText();
        }
        String name = ServerNames.id(code);
        if (name == null && text == null) {
            text = code;
        }
        String field = ServerNames.field(first(objects, FIELD));
        return new ErrorBody(
                name == null ? null : redactor.redactName(name),
                text == null ? null : redactor.redactSentence(text),
                field == null ? null : redactor.redactName(field));
    }

    private static @Nullable String first(List<JsonNode> objects, List<String> members) {
        for (JsonNode object : objects) {
            for (String member : members) {
                JsonNode value = object.path(member);
                if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                    return value.asText().strip();
                }
            }
        }
        return null;
    }
}
