package io.github.camelheymarket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an error answer says, in whatever form it says it: no page prints one (C3.3).
 *
 * @param code the API's code, {@code null} where there is none
 * @param text the explanation, without phones and addresses, {@code null} where there is none
 * @param field the field at fault, {@code null} where none is named
 */
record ErrorBody(String code, String text, String field) {

    private static final int TEXT_LIMIT = 300;
    /** Seven digits or more, also with the signs that people write between them: a phone number or the like. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[\\s().-]{0,2}\\d){4,}(\\d{2})(?!\\d)");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
    private static final List<String> CODE = List.of("error_code", "code", "name");
    private static final List<String> TEXT = List.of("message", "error", "detail", "description", "reason");
    private static final List<String> FIELD = List.of("field", "param", "parameter");

    static ErrorBody parse(String body) {
        String trimmed = body == null ? "" : body.trim();
        if (trimmed.isEmpty()) {
            return new ErrorBody(null, null, null);
        }
        if (trimmed.startsWith("<")) {
            return new ErrorBody(null, "an HTML page", null);
        }
        try {
            JsonNode json = Json.MAPPER.readTree(trimmed);
            if (json.isObject()) {
                return ofObject(json);
            }
            return new ErrorBody(null, harmless(json.isTextual() ? json.asText() : trimmed), null);
        } catch (JsonProcessingException e) {
            return new ErrorBody(null, harmless(trimmed), null);
        }
    }

    private static ErrorBody ofObject(JsonNode json) {
        JsonNode nested = json.path("error");
        JsonNode inner = nested.isObject() ? nested : json;
        String code = first(inner, CODE);
        String text = first(inner, TEXT);
        String field = first(inner, FIELD);
        return new ErrorBody(
                code != null ? harmless(code) : null,
                text != null ? harmless(text) : null,
                field != null ? harmless(field) : null);
    }

    private static String first(JsonNode json, List<String> members) {
        for (String member : members) {
            JsonNode value = json.path(member);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    /** An error text may repeat what was sent, and exceptions are logged. */
    static String harmless(String text) {
        String masked = LONG_NUMBER.matcher(text).replaceAll("…$1");
        masked = ADDRESS.matcher(masked).replaceAll("…@…");
        return masked.length() <= TEXT_LIMIT ? masked : masked.substring(0, TEXT_LIMIT) + "…";
    }
}
