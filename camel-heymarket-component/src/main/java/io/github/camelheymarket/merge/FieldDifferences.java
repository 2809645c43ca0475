package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.model.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the changes of a write, field by field. */
public final class FieldDifferences {

    private static final String CUSTOM = "custom";

    private FieldDifferences() {}

    /** The changes of a create: all values of the request. */
    public static List<FieldChange> ofCreation(ObjectNode body) {
        List<FieldChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getKey().equals(CUSTOM)) {
                member.getValue()
                        .properties()
                        .forEach(entry -> add(changes, custom(entry.getKey()), null, text(entry.getValue())));
            } else {
                add(changes, member.getKey(), null, text(member.getValue()));
            }
        }
        return changes;
    }

    /**
     * The changes of an update.
     *
     * @param differing the members of the request that change
     * @param fields the values of the row
     * @param body the body of the request, which has all tags and channels
     */
    public static List<FieldChange> ofUpdate(
            Contact stored, Set<String> differing, ObjectNode fields, ObjectNode body) {
        List<FieldChange> changes = new ArrayList<>();
        for (String member : differing) {
            switch (member) {
                case CUSTOM -> customs(changes, stored, fields.path(CUSTOM));
                case "tags" -> add(changes, member, tags(stored), text(body.path(member)));
                case "assignee_id" -> add(changes, member, owner(stored), owner(fields.path(member)));
                default -> add(changes, member, text(stored.json().path(member)), text(fields.path(member)));
            }
        }
        return changes;
    }

    private static void customs(List<FieldChange> changes, Contact stored, JsonNode given) {
        JsonNode current = stored.json().path(CUSTOM);
        given.properties()
                .forEach(entry -> add(
                        changes, custom(entry.getKey()), text(current.path(entry.getKey())), text(entry.getValue())));
    }

    private static String custom(String id) {
        return CUSTOM + "." + id;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable String from, @Nullable String to) {
        if (from == null ? to != null : to == null || !Texts.same(from, to)) {
            changes.add(new FieldChange(field, from, to));
        }
    }

    private static @Nullable String tags(Contact stored) {
        Set<String> names =
                stored.getTags().stream().map(FieldDifferences::name).collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static @Nullable String name(Tag tag) {
        return tag.id() == null ? tag.label() : tag.id().toString();
    }

    private static @Nullable String owner(Contact stored) {
        Long owner = stored.getAssigneeId();
        return owner == null || owner <= 0 ? null : owner.toString();
    }

    private static @Nullable String owner(JsonNode given) {
        return given.asLong() <= 0 ? null : given.asText();
    }

    /** The text of a value; {@code null} for an empty one. */
    private static @Nullable String text(JsonNode value) {
        if (value instanceof ArrayNode items) {
            Set<String> names = new TreeSet<>();
            items.forEach(item -> names.add(name(item)));
            return names.isEmpty() ? null : String.join(", ", names);
        }
        String text = ScalarText.of(value);
        return text == null || text.isEmpty() ? null : text;
    }

    private static String name(JsonNode item) {
        if (item.has("tag_id")) {
            return item.get("tag_id").asText();
        }
        return item.has("channel_type")
                ? item.path("channel_type").asText() + ":"
                        + item.path("channel_id").asText()
                : item.asText();
    }
}
