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

/** A message's body as JSON text. */
final class JsonBody {

    static final String MEDIA_TYPE = "application/json";

    private JsonBody() {}

    /**
     * Sets the body to JSON text, and says so in {@code Content-Type}. Text, bytes and streams are taken for JSON and left as
     * they are; so is a body that is not there.
     *
     * @throws IllegalArgumentException for a list that is read while it is used, or a body without a JSON form
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
            // Its message may quote the body.
            throw refused(body);
        }
    }

    private static Object json(Message message, Object body) {
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
            throw refused(body);
        }
        return node;
    }

    private static IllegalArgumentException refused(Object body) {
        return new IllegalArgumentException("A body of type " + body.getClass().getName()
                + " has no JSON form here: pass a contact, an event, a result, a map, or a collection of these.");
    }
}
