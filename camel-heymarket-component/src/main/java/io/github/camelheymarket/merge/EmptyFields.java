package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.plan.WriteMode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Picks of what rows set the part that goes into fields which hold nothing yet ({@link WriteMode#FILL_EMPTY}). */
public final class EmptyFields {

    private EmptyFields() {}

    /** @return the members to go on with; what cannot be read back, and so cannot be known to be empty, is left out */
    public static ObjectNode of(Contact stored, ObjectNode fields) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "phone", "contact_id" -> left.set(field.getKey(), value);
                case "custom" -> custom(stored, value, left);
                case "contact_channels" -> channels(stored, value, left);
                case "tags" -> {
                    if (stored.getTags().isEmpty() && !value.isEmpty()) {
                        left.set("tags", value);
                    }
                }
                case "assignee_id" -> {
                    Long owner = stored.getAssigneeId();
                    if ((owner == null || owner <= 0) && value.asLong() > 0) {
                        left.set("assignee_id", value);
                    }
                }
                case "first", "last", "display_name", "email", "avatar" -> {
                    if (isBlank(stored.get(field.getKey())) && !isBlank(value)) {
                        left.set(field.getKey(), value);
                    }
                }
                default -> {}
            }
        });
        return left;
    }

    private static void custom(Contact stored, JsonNode wants, ObjectNode left) {
        JsonNode has = stored.json().path("custom");
        wants.properties().forEach(entry -> {
            if (isBlank(has.get(entry.getKey())) && !isBlank(entry.getValue())) {
                left.withObjectProperty("custom").set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** A channel fills where the contact has none of its type. */
    private static void channels(Contact stored, JsonNode wants, ObjectNode left) {
        Set<String> types = StreamSupport.stream(
                        stored.json().path("contact_channels").spliterator(), false)
                .map(channel -> channel.path("channel_type").asText())
                .collect(Collectors.toSet());
        ArrayNode missing = JsonNodeFactory.instance.arrayNode();
        for (JsonNode channel : wants) {
            if (!types.contains(channel.path("channel_type").asText())) {
                missing.add(channel);
            }
        }
        if (!missing.isEmpty()) {
            left.set("contact_channels", missing);
        }
    }

    private static boolean isBlank(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return true;
        }
        String text = ScalarText.of(value);
        return text == null ? value.isEmpty() : Texts.isBlank(text);
    }
}
