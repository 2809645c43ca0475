package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Texts;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a row with a stored contact and creates the body of the update: the stored values in the members that a request may
 * have (C4.3), replaced by the values of the row (R4.1, R4.3).
 */
public final class ContactMerger {

    /** The maximum number of tags of a contact (R4.3). */
    public static final int MAX_TAGS = 5;

    private static final Set<String> SPECIAL_MEMBERS = Set.of(
            "phone",
            "contact_id",
            "contact_channels",
            "first",
            "last",
            "display_name",
            "email",
            "avatar",
            "assignee_id",
            "custom",
            "tags");

    private final TagMode tagMode;
    private final boolean merge;

    /** @param merge if {@code false}, the body has only the values of the row */
    public ContactMerger(TagMode tagMode, boolean merge) {
        this.tagMode = tagMode;
        this.merge = merge;
    }

    /** Compares the values of a row with a contact. */
    public MergeResult change(Contact stored, ObjectNode fields) {
        Merging merging = new Merging(stored, fields);
        merging.text("first");
        merging.text("last");
        merging.displayName();
        merging.text("email");
        merging.text("avatar");
        merging.assignee();
        merging.custom();
        merging.tags();
        merging.channels();
        merging.others();
        return new MergeResult(
                merging.differing, fields, merging.body, merging.tags.tooMany(), merging.tags.unsafe(), merging.hidden);
    }

    /** The body of a create: the values of a row that are not empty. */
    public static ObjectNode creation(ObjectNode fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("custom") && value.isObject()) {
                ObjectNode custom = JsonNodeFactory.instance.objectNode();
                value.properties().stream()
                        .filter(entry -> !isBlank(entry.getValue()))
                        .forEach(entry -> custom.set(entry.getKey(), entry.getValue()));
                value = custom;
            }
            boolean clears = isBlank(value) || field.getKey().equals("assignee_id") && value.asLong() <= 0;
            if (!clears && !field.getKey().equals("contact_id")) {
                body.set(field.getKey(), value.deepCopy());
            }
        });
        return body;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isEmpty()
                || value.isContainerNode() && value.isEmpty();
    }

    /** First and last name, as Heymarket joins them to a display name. */
    private static String joined(String first, String last) {
        return Stream.of(first, last)
                .map(Texts::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The state of a comparison. */
    private final class Merging {
        private final Contact stored;
        private final ObjectNode fields;
        private final Set<String> differing = new LinkedHashSet<>();
        private final Set<String> hidden = new LinkedHashSet<>();
        private final ObjectNode body = JsonNodeFactory.instance.objectNode();
        private TagChange tags = TagChange.NONE;

        Merging(Contact stored, ObjectNode fields) {
            this.stored = stored;
            this.fields = fields;
        }

        private String current(String member) {
            JsonNode value = stored.get(member);
            return value == null || value.isContainerNode() ? "" : value.asText();
        }

        private @Nullable String given(String member) {
            return fields.has(member) ? fields.get(member).asText("") : null;
        }

        void text(String member) {
            String current = current(member);
            String given = given(member);
            if (given == null) {
                // A response may show an avatar as a file name, which a request cannot contain (C4.2).
                if (merge && !current.isEmpty() && (!member.equals("avatar") || isUrl(current))) {
                    body.put(member, current);
                }
            } else if (same(member, current, given)) {
                if (!current.isEmpty()) {
                    body.put(member, current);
                }
            } else {
                differing.add(member);
                body.put(member, given);
                if (member.equals("avatar") && !current.isEmpty() && !isUrl(current)) {
                    hidden.add(member);
                }
            }
        }

        private boolean same(String member, String current, String given) {
            return member.equals("email")
                    ? Texts.comparableEmail(current).equals(Texts.comparableEmail(given))
                    : Texts.same(current, given);
        }

        private static boolean isUrl(String text) {
            return text.startsWith("http://") || text.startsWith("https://");
        }

        void displayName() {
            String current = current("display_name");
            String before = joined(current("first"), current("last"));
            // Heymarket replaces an empty display name by the joined name, which therefore counts as empty.
            boolean cleared = "".equals(given("display_name")) && Texts.same(current, before);
            if (fields.has("display_name") && !cleared) {
                text("display_name");
                return;
            }
            String after = joined(
                    Objects.requireNonNullElse(given("first"), current("first")),
                    Objects.requireNonNullElse(given("last"), current("last")));
            // A joined name is joined again from the new names; another display name is kept.
            if (!current.isEmpty() && merge) {
                body.put("display_name", Texts.same(current, before) ? after : current);
            }
        }

        void assignee() {
            Long current = stored.getAssigneeId();
            boolean hasOwner = current != null && current > 0;
            if (!fields.hasNonNull("assignee_id")) {
                if (merge && hasOwner) {
                    body.put("assignee_id", current);
                }
                return;
            }
            long given = fields.get("assignee_id").asLong();
            if (given > 0 ? !Objects.equals(current, given) : hasOwner) {
                differing.add("assignee_id");
            }
            if (given > 0 || hasOwner) {
                body.put("assignee_id", given > 0 ? given : -1);
            }
        }

        void custom() {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            if (merge && stored.get("custom") instanceof ObjectNode current) {
                for (Map.Entry<String, JsonNode> entry : current.properties()) {
                    String text = ScalarText.of(entry.getValue());
                    if (text != null) {
                        all.put(entry.getKey(), text);
                    } else if (!entry.getValue().isNull()) {
                        all.set(entry.getKey(), entry.getValue());
                    }
                }
            }
            if (fields.get("custom") instanceof ObjectNode given) {
                JsonNode current = stored.json().path("custom");
                given.properties().forEach(entry -> {
                    String value = entry.getValue().asText("");
                    boolean same = Texts.same(
                            value, Objects.requireNonNullElse(ScalarText.of(current.path(entry.getKey())), ""));
                    if (!same) {
                        differing.add("custom");
                    }
                    if (!same || !value.isEmpty()) {
                        all.put(entry.getKey(), value);
                    }
                });
            }
            if (!all.isEmpty()) {
                body.set("custom", all);
            }
        }

        void tags() {
            TagChange change = TagChange.of(stored.getTags(), fields.get("tags"), tagMode, merge);
            tags = change;
            if (change.differs()) {
                differing.add("tags");
                body.putArray("tags");
            }
            if (change.hidden()) {
                hidden.add("tags");
            }
            putTags(change.ids());
        }

        private void putTags(Set<Long> ids) {
            if (!ids.isEmpty()) {
                ArrayNode array = body.putArray("tags");
                ids.forEach(id -> array.addObject().put("tag_id", id));
            }
        }

        /** Channels are compared only if the response shows them. */
        void channels() {
            if (!(stored.get("contact_channels") instanceof ArrayNode current) || !fields.has("contact_channels")) {
                return;
            }
            Set<String> names = new LinkedHashSet<>();
            current.forEach(channel -> names.add(nameOf(channel)));
            for (JsonNode channel : fields.get("contact_channels")) {
                if (names.add(nameOf(channel))) {
                    differing.add("contact_channels");
                    body.withArrayProperty("contact_channels").add(channel.deepCopy());
                }
            }
        }

        private static String nameOf(JsonNode channel) {
            return channel.path("channel_type").asText()
                    + ':'
                    + channel.path("channel_id").asText();
        }

        /** Members that responses do not show, such as {@code email_suppressions}, are always sent. */
        void others() {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (!SPECIAL_MEMBERS.contains(field.getKey())) {
                    if (!field.getValue().equals(stored.get(field.getKey()))) {
                        differing.add(field.getKey());
                    }
                    body.set(field.getKey(), field.getValue().deepCopy());
                }
            }
        }
    }
}
