package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.shape.Form;
import org.jspecify.annotations.Nullable;

/** Reads the body of a message as JSON: a map, a list, a bean, a JSON tree, or JSON as text, bytes, stream or file. */
final class JsonInput {

    private final String operation;
    private final Form form;

    JsonInput(String operation, Form form) {
        this.operation = operation;
        this.form = form;
    }

    /** @return a missing node if there is no body, or only blanks */
    JsonNode object(@Nullable Object body) {
        JsonNode json = json(body);
        if (json instanceof ObjectNode || Answers.isNothing(json)) {
            return json instanceof ObjectNode ? json : MissingNode.getInstance();
        }
        throw wrong(body, "is " + (json.isArray() ? "a list" : "a single value"));
    }

    /** One object is an array with one element. @return empty if there is no body */
    ArrayNode array(@Nullable Object body) {
        JsonNode json = json(body);
        if (json instanceof ArrayNode array) {
            return array;
        }
        if (Answers.isNothing(json)) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (json instanceof ObjectNode) {
            return JsonNodeFactory.instance.arrayNode().add(json);
        }
        throw wrong(body, "is a single value");
    }

    private JsonNode json(@Nullable Object body) {
        if (body == null) {
            return MissingNode.getInstance();
        }
        if (body instanceof JsonNode json) {
            return json;
        }
        JsonNode parsed = parsed(body);
        return parsed == null ? converted(body) : parsed;
    }

    /** @return {@code null} for a body of a type that cannot hold JSON */
    private @Nullable JsonNode parsed(Object body) {
        try {
            if (body instanceof CharSequence text && text.toString().isBlank()) {
                return MissingNode.getInstance();
            }
            return JsonBody.tree(body);
        } catch (HeymarketValidationException e) {
            if (e.getReason().equals(RejectReason.NOT_A_CONTACT)) {
                throw wrong(body, "is text that is not JSON");
            }
            throw e;
        }
    }

    private JsonNode converted(Object body) {
        try {
            return Json.node("body", body);
        } catch (IllegalArgumentException notMapsAndValuesAlone) {
            return bean(body);
        }
    }

    private JsonNode bean(Object body) {
        try {
            return Json.mapper().valueToTree(body);
        } catch (IllegalArgumentException e) {
            throw wrong(body, "is a " + body.getClass().getName() + " that cannot be converted to JSON");
        }
    }

    private HeymarketValidationException wrong(@Nullable Object body, String problem) {
        return new HeymarketValidationException(
                "NOT_JSON",
                null,
                operation + " requires as the body " + words() + ": as a Map, a bean, or JSON. The body " + problem
                        + "." + (form.body().isRequired() ? "" : " The body may also be empty."),
                body);
    }

    private String words() {
        return (form.isArray() ? "a list of objects" : "an object") + " with the members "
                + String.join(", ", form.body().names());
    }
}
