package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.Json;
import java.util.List;

/**
 * What an error answer says, in whatever form it says it: no page prints one (C3.3).
 *
 * @param code the API's code, {@code null} where there is none that is one word
 * @param text the explanation, without what was sent, {@code null} where there is none
 * @param field the field at fault, {@code null} where none is named by one word
 */
record ErrorBody(String code, String text, String field) {

    static final ErrorBody NONE = new ErrorBody(null, null, null);

    private static final List<String> CODE = List.of("error_code", "code", "name");
    private static final List<String> TEXT = List.of("message", "error", "detail", "description", "reason");
    private static final List<String> FIELD = List.of("field", "param", "parameter");

    /**
     * @param body the answer
     * @param redactor knows what was sent, which is kept out of what is shown
     */
    static ErrorBody parse(String body, Redactor redactor) {
        String trimmed = body == null ? "" : body.strip();
        if (trimmed.isEmpty()) {
            return NONE;
        }
        if (trimmed.startsWith("<")) {
            return new ErrorBody(null, "an HTML page", null);
        }
        try {
            JsonNode json = Json.mapper().readTree(trimmed);
            if (json.isObject()) {
                return ofObject(json, redactor);
            }
            return new ErrorBody(null, redactor.redact(json.isTextual() ? json.asText() : trimmed), null);
        } catch (JsonProcessingException e) {
            return new ErrorBody(null, redactor.redact(trimmed), null);
        }
    }

    /** What an inner object says goes before what is said around it. */
    private static ErrorBody ofObject(JsonNode json, Redactor redactor) {
        List<JsonNode> places = List.of(json.path("error"), json.path("errors").path(0), json);
        String code = first(places, CODE);
        String text = first(places, TEXT);
        if (text == null && json.path("errors").path(0).isTextual()) {
            text = json.path("errors").path(0).asText();
        }
        String name = ServerNames.id(code);
        if (name == null && text == null) {
            text = code;
        }
        String field = ServerNames.field(first(places, FIELD));
        return new ErrorBody(
                name == null ? null : redactor.redact(name),
                text == null ? null : redactor.redact(text),
                field == null ? null : redactor.redact(field));
    }

    private static String first(List<JsonNode> places, List<String> members) {
        for (JsonNode place : places) {
            for (String member : members) {
                JsonNode value = place.path(member);
                if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                    return value.asText().strip();
                }
            }
        }
        return null;
    }
}
