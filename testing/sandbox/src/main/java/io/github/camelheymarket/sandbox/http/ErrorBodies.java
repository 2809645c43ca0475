package io.github.camelheymarket.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;

/** Error answers in the shape that {@link Switch#ERROR_BODY} asks for. */
final class ErrorBodies {
    private ErrorBodies() {}

    static ApiAnswer answer(ApiError error, SandboxSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String message = error.getMessage();
        return switch (settings.get(Switch.ERROR_BODY)) {
            case "CODE_MESSAGE" ->
                ApiAnswer.json(
                        error.status(), json.put("error_code", error.code()).put("message", message));
            case "ERROR_STRING" -> ApiAnswer.json(error.status(), json.put("error", message));
            case "ERROR_OBJECT" -> {
                ObjectNode inner =
                        json.putObject("error").put("code", error.code()).put("message", message);
                if (error.field() != null) {
                    inner.put("field", error.field());
                }
                yield ApiAnswer.json(error.status(), json);
            }
            case "JSON_STRING" -> ApiAnswer.json(error.status(), TextNode.valueOf(message));
            case "PLAIN_TEXT" -> ApiAnswer.text(error.status(), "text/plain;charset=utf-8", message);
            default -> ApiAnswer.empty(error.status());
        };
    }
}
