package io.github.camelheymarket.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.Json;
import java.io.InputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Converts the body of a message to JSON text. */
final class JsonBody {

    static final String MEDIA_TYPE = "application/json";

    private JsonBody() {}

    /**
     * Converts the body and sets {@code Content-Type}. Text, bytes and streams are expected to be JSON and are not changed. An
     * empty body is not changed.
     *
     * @throws IllegalArgumentException for an iterator, or for a body without a JSON form
     */
    static void set(Message message) {
        Object body = message.getBody();
        if (body == null) {
            return;
        }
        if (!(body instanceof String || body instanceof byte[] || body instanceof InputStream)) {
            message.setBody(text(message, body));
        }
        message.setHeader(Exchange.CONTENT_TYPE, MEDIA_TYPE);
    }

    private static String text(Message message, Object body) {
        try {
            return Json.mapper().writeValueAsString(json(message, body));
        } catch (JsonProcessingException e) {
            // The message of the exception may contain a part of the body.
            throw rejected(body);
        }
    }

    private static @Nullable Object json(Message message, @Nullable Object body) {
        if (body instanceof Iterator<?>) {
            throw new IllegalArgumentException(
                    "A list that is read while it is consumed cannot be converted to one JSON text: split the body and "
                            + "transform each contact, or use outputFormat=ndjson.");
        }
        if (body instanceof Collection<?> items) {
            return items.stream().map(item -> json(message, item)).toList();
        }
        if (body instanceof Map<?, ?> map) {
            return Json.object(map);
        }
        if (body == null || body instanceof String || body instanceof Number || body instanceof Boolean) {
            return body;
        }
        JsonNode node = body instanceof JsonNode json
                ? json
                : message.getExchange()
                        .getContext()
                        .getTypeConverter()
                        .tryConvertTo(JsonNode.class, message.getExchange(), body);
        if (node == null) {
            throw rejected(body);
        }
        return node;
    }

    private static IllegalArgumentException rejected(Object body) {
        return new IllegalArgumentException("A body of type " + body.getClass().getName()
                + " has no JSON form here: pass a contact, an event, a result, a map, or a collection of these.");
    }
}
