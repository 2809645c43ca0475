package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.row.Names;
import io.github.camelheymarket.row.UnknownFields;
import io.github.camelheymarket.shape.BodyCheck;
import io.github.camelheymarket.shape.Form;
import org.jspecify.annotations.Nullable;

/** The body of a message, checked against the members that the endpoint takes. */
final class PlainBody {

    private final String operation;
    private final Form form;
    private final JsonInput input;
    private final BodyCheck check;

    PlainBody(OperationSetup setup, Form form) {
        this.operation = setup.name();
        this.form = form;
        this.input = new JsonInput(operation, form);
        this.check = new BodyCheck(
                operation, setup.phones(), UnknownFields.parse(setup.settings().getUnknownFields()));
    }

    /** @return {@code null} if there is nothing to send; the body of the message is not looked at if the endpoint takes none */
    @Nullable
    JsonNode read(OperationInput message) {
        if (!form.hasMembers()) {
            return null;
        }
        return form.isArray() ? array(message.body()) : object(message);
    }

    private @Nullable JsonNode object(OperationInput message) {
        ObjectNode given = input.object(message.body()) instanceof ObjectNode object ? object : null;
        if (given == null && !form.body().isRequired()) {
            return null;
        }
        ObjectNode members = given == null ? JsonNodeFactory.instance.objectNode() : given;
        String phone = message.parameters().phone();
        ObjectNode all = phone == null
                ? members
                : form.phoneOfHeader()
                        .map(of -> withHeader(members, of.name(), phone))
                        .orElse(members);
        return check.checked(form.body(), all);
    }

    /** A header takes precedence over the body. */
    private static ObjectNode withHeader(ObjectNode given, String name, String value) {
        Names<String> names = new Names<>();
        names.add(name, name);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        given.properties().stream()
                .filter(entry -> names.find(entry.getKey()).isEmpty())
                .forEach(entry -> members.set(entry.getKey(), entry.getValue()));
        return members.put(name, value);
    }

    private JsonNode array(@Nullable Object body) {
        JsonNode checked = check.checked(form.body(), input.array(body));
        if (checked.isEmpty()) {
            throw new HeymarketValidationException(
                    "EMPTY_BODY",
                    null,
                    operation
                            + " requires as the body a list of objects with at least one element, and the list is empty.",
                    null);
        }
        return checked;
    }
}
