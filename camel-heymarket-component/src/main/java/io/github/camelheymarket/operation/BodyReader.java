package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.RejectReason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.TypeConverter;

/** Reads a body that is one contact, one id, or nothing. */
final class BodyReader {

    private BodyReader() {}

    /**
     * What a body can name a contact by: a {@code Contact} or JSON object, a single id, or {@code null}. A body that is
     * neither counts for nothing, since header or option may name the contact.
     */
    static Object target(OperationInput input) {
        Object body = input.body();
        if (body == null || body instanceof Contact || body instanceof Number) {
            return body;
        }
        if (input.parameters().contactId() != null || input.parameters().phone() != null) {
            return null;
        }
        if (body instanceof String text && !Texts.trim(text).startsWith("{")) {
            return Texts.isBlank(text) ? null : text;
        }
        if (JsonBody.holds(body)) {
            return object(body);
        }
        Contact contact = converter(input).tryConvertTo(Contact.class, input.exchange(), body);
        return contact == null ? null : contact.json();
    }

    /**
     * A body that is one contact: a {@code Contact}, or the JSON object that a map or JSON text comes to. Which of the two
     * it is matters: a {@code Contact} came from the API, so its phone is international already.
     *
     * @throws HeymarketValidationException when it is neither
     */
    static Object contact(OperationInput input, String operation) {
        Object body = input.body();
        if (body instanceof Contact || body instanceof Map<?, ?>) {
            return body;
        }
        if (JsonBody.holds(body)) {
            ObjectNode json = object(body);
            if (json != null) {
                return json;
            }
        }
        Contact contact = body == null || JsonBody.holds(body)
                ? null
                : converter(input).tryConvertTo(Contact.class, input.exchange(), body);
        if (contact == null) {
            throw new HeymarketValidationException(
                    "NOT_A_CONTACT",
                    null,
                    operation
                            + " requires a contact as the body: a Contact, a Map, or a JSON object as text, bytes or stream. The body is "
                            + (body == null
                                    ? "empty."
                                    : "a " + body.getClass().getName() + " that is none of these."
                                            + (JsonBody.holds(body)
                                                    ? " If it is CSV, convert it to maps first, with unmarshal, and split them."
                                                    : "")),
                    body);
        }
        return contact.json();
    }

    /**
     * The JSON object that a text, bytes, stream or file holds. Read here and not by a type converter: that would swallow what is
     * wrong with it.
     *
     * @return {@code null} where it holds none
     * @throws HeymarketValidationException for a member that stands twice, and for bytes that are not UTF-8
     */
    static ObjectNode object(Object body) {
        try {
            return JsonBody.tree(body) instanceof ObjectNode object ? object : null;
        } catch (HeymarketValidationException e) {
            if (e.getReason().equals(RejectReason.NOT_A_CONTACT)) {
                return null;
            }
            throw e;
        }
    }

    /** The JSON object of a body that {@link #contact} gave. */
    static JsonNode json(OperationInput input, Object contact) {
        if (contact instanceof JsonNode json) {
            return json;
        }
        return contact instanceof Contact c
                ? c.json()
                : converter(input)
                        .convertTo(Contact.class, input.exchange(), contact)
                        .json();
    }

    /** The same contact without the member that only addresses it. */
    static Object withoutContactId(OperationInput input, Object contact) {
        if (contact instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>(map);
            rest.remove("contact_id");
            return rest;
        }
        if (contact instanceof Contact c) {
            Contact copy = c.copy();
            copy.json().remove("contact_id");
            return copy;
        }
        ObjectNode copy = json(input, contact).deepCopy();
        copy.remove("contact_id");
        return copy;
    }

    private static TypeConverter converter(OperationInput input) {
        return input.exchange().getContext().getTypeConverter();
    }
}
