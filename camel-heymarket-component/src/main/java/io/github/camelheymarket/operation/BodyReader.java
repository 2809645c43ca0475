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
import org.jspecify.annotations.Nullable;

/** Reads the body of an operation on one contact. */
final class BodyReader {

    private BodyReader() {}

    /**
     * What identifies a contact in the body: a {@code Contact}, a JSON object or an id. Any other body is ignored, since a
     * header or option may identify the contact.
     *
     * @return {@code null} if the body identifies no contact
     */
    static @Nullable Object target(OperationInput input) {
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
     * The contact in the body: a {@code Contact}, which came from the API, so that its phone is international already; or a
     * map or JSON object.
     *
     * @throws HeymarketValidationException if the body is no contact
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
     * Reads a JSON object from a text, bytes, stream or file, without a type converter, which would hide what is wrong with it.
     *
     * @return {@code null} if it is no JSON object
     * @throws HeymarketValidationException for a duplicate member, and for bytes that are not UTF-8
     */
    static @Nullable ObjectNode object(@Nullable Object body) {
        try {
            return JsonBody.tree(body) instanceof ObjectNode object ? object : null;
        } catch (HeymarketValidationException e) {
            if (e.getReason().equals(RejectReason.NOT_A_CONTACT)) {
                return null;
            }
            throw e;
        }
    }

    /** @param contact a result of {@link #contact} */
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

    /** A copy without the member that identifies the contact. */
    static Object withoutContactId(OperationInput input, Object contact) {
        if (contact instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            copy.remove("contact_id");
            return copy;
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
