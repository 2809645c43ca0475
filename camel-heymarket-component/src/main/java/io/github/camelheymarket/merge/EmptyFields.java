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
import org.jspecify.annotations.Nullable;

/** Selects the values of a row whose fields are empty in the stored contact ({@link WriteMode#FILL_EMPTY}). */
public final class EmptyFields {

    private EmptyFields() {}

    /** The selected values. Members that responses do not show are left out, since they may not be empty. */
    public static ObjectNode of(Contact stored, ObjectNode fields) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "phone", "contact_id" -> selected.set(field.getKey(), value);
                case "custom" -> custom(stored, value, selected);
                case "contact_channels" -> channels(stored, value, selected);
                case "tags" -> {
                    if (stored.getTags().isEmpty() && !value.isEmpty()) {
                        selected.set("tags", value);
                    }
                }
                case "assignee_id" -> {
                    Long owner = stored.getAssigneeId();
                    if ((owner == null || owner <= 0) && value.asLong() > 0) {
                        selected.set("assignee_id", value);
                    }
                }
                case "first", "last", "display_name", "email", "avatar" -> {
                    if (isBlank(stored.get(field.getKey())) && !isBlank(value)) {
                        selected.set(field.getKey(), value);
                    }
                }
                default -> {}
            }
        });
        return selected;
    }

    private static void custom(Contact stored, JsonNode given, ObjectNode selected) {
        JsonNode current = stored.json().path("custom");
        given.properties().forEach(entry -> {
            if (isBlank(current.get(entry.getKey())) && !isBlank(entry.getValue())) {
                selected.withObjectProperty("custom").set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** Selects the channels of types of which the contact has none. */
    private static void channels(Contact stored, JsonNode given, ObjectNode selected) {
        Set<String> types = StreamSupport.stream(
                        stored.json().path("contact_channels").spliterator(), false)
                .map(channel -> channel.path("channel_type").asText())
                .collect(Collectors.toSet());
        ArrayNode missing = JsonNodeFactory.instance.arrayNode();
        for (JsonNode channel : given) {
            if (!types.contains(channel.path("channel_type").asText())) {
                missing.add(channel);
            }
        }
        if (!missing.isEmpty()) {
            selected.set("contact_channels", missing);
        }
    }

    private static boolean isBlank(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return true;
        }
        String text = ScalarText.of(value);
        return text == null ? value.isEmpty() : Texts.isBlank(text);
    }
}
