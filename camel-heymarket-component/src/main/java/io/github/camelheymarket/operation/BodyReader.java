package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
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
        if (body instanceof String text && !text.stripLeading().startsWith("{")) {
            return text.isBlank() ? null : text;
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
        Contact contact = body == null ? null : converter(input).tryConvertTo(Contact.class, input.exchange(), body);
        if (contact == null) {
            throw new HeymarketValidationException(
                    "NOT_A_CONTACT",
                    null,
                    operation
                            + " needs a contact as the body: a Contact, a Map, or a JSON object as text, bytes or stream. "
                            + "The body is "
                            + (body == null ? "empty." : "a " + body.getClass().getName() + " that is none of these."),
                    body);
        }
        return contact.json();
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
