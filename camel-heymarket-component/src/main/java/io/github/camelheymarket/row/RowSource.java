package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names and values of one row.
 *
 * @param values in the order of the source; JSON values as they are
 * @param contact whether it is a {@link Contact}, whose members have their names from Heymarket and not from a table
 */
record RowSource(Map<String, Object> values, boolean contact) {

    private static final List<String> OF_ANSWERS = List.of("id", "uuid", "contact_id", "rev", "created", "updated");

    /** For a body that may hold CSV or XML. */
    private static final String UNMARSHAL =
            " (convert CSV to maps with .unmarshal(new CsvDataFormat().setUseMaps(true)), and XML with another data format)";

    static final String ACCEPTED =
            "accepted are a Contact, a Map, or one JSON object as JsonNode, String, byte[], InputStream or "
                    + "Reader; convert anything else to a Map first";

    /** @throws HeymarketValidationException {@code NOT_A_CONTACT} naming the Java type */
    static RowSource of(Object source) {
        if (source instanceof Contact contact) {
            return new RowSource(members(contact.json()), true);
        }
        if (source instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(name == null ? "" : name.toString(), value));
            return new RowSource(values, false);
        }
        if (source instanceof ObjectNode object) {
            return new RowSource(members(object), false);
        }
        return new RowSource(members(parsed(source)), false);
    }

    /** Whether it is a contact that Heymarket returned: it has members that only responses have. */
    boolean isRead() {
        return contact
                && OF_ANSWERS.stream()
                        .map(values::get)
                        .anyMatch(member -> member instanceof JsonNode node && !node.isNull());
    }

    private static Map<String, Object> members(ObjectNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(member -> values.put(member.getKey(), member.getValue()));
        return values;
    }

    private static ObjectNode parsed(Object source) {
        JsonNode json = JsonBody.tree(source);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw notAContact(source, json == null || source instanceof JsonNode ? "" : " that is not a JSON object");
    }

    static HeymarketValidationException notAContact(@Nullable Object source, String problem) {
        return new HeymarketValidationException(
                RejectReason.NOT_A_CONTACT,
                null,
                "not a contact: " + type(source) + problem + (JsonBody.holds(source) ? UNMARSHAL : "") + "; "
                        + ACCEPTED,
                source);
    }

    /** The kind of a value, without the value. */
    static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof JsonNode node
                ? "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT)
                : "a " + value.getClass().getTypeName();
    }
}
