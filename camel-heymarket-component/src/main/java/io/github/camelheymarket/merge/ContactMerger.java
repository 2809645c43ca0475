package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.model.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares rows with a stored contact and makes the write that would bring them together: all that the contact has, in
 * the members that a request may have (C4.3), with the rows' values over it (R4.1, R4.3).
 */
public final class ContactMerger {

    public static final int MOST_TAGS = 5;

    private static final Set<String> HANDLED_APART = Set.of(
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

    /** @param merge {@code false}: the write holds the rows' own members alone */
    public ContactMerger(TagMode tagMode, boolean merge) {
        this.tagMode = tagMode;
        this.merge = merge;
    }

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
                merging.differing, fields, merging.body, merging.tooManyTags, merging.tagsUnsafe && merge);
    }

    /** The members of a create: what the rows set and is not empty. */
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
            boolean clears = isBlank(value) || field.getKey().equals("assignee_id") && value.asLong() < 0;
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

    /** First and last name as Heymarket puts them together. */
    private static String joined(String first, String last) {
        return Stream.of(first, last)
                .map(Texts::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** One comparison at work. */
    private final class Merging {
        private final Contact stored;
        private final ObjectNode fields;
        private final Set<String> differing = new LinkedHashSet<>();
        private final ObjectNode body = JsonNodeFactory.instance.objectNode();
        private boolean tooManyTags;
        private boolean tagsUnsafe;

        Merging(Contact stored, ObjectNode fields) {
            this.stored = stored;
            this.fields = fields;
        }

        private String has(String member) {
            JsonNode value = stored.get(member);
            return value == null || value.isContainerNode() ? "" : value.asText();
        }

        private String wants(String member) {
            return fields.has(member) ? fields.get(member).asText("") : null;
        }

        void text(String member) {
            String has = has(member);
            String wants = wants(member);
            if (wants == null) {
                // An avatar may come back as the name of a file, which no request can name (C4.2).
                if (merge && !has.isEmpty() && (!member.equals("avatar") || isUrl(has))) {
                    body.put(member, has);
                }
            } else if (same(member, has, wants)) {
                if (!has.isEmpty()) {
                    body.put(member, has);
                }
            } else {
                differing.add(member);
                body.put(member, wants);
            }
        }

        private boolean same(String member, String has, String wants) {
            return member.equals("email")
                    ? Texts.comparableEmail(has).equals(Texts.comparableEmail(wants))
                    : Texts.same(has, wants);
        }

        private static boolean isUrl(String text) {
            return text.startsWith("http://") || text.startsWith("https://");
        }

        void displayName() {
            String has = has("display_name");
            String before = joined(has("first"), has("last"));
            // Without a name of its own a contact is given one that is put together, so that one is as good as cleared.
            boolean cleared = "".equals(wants("display_name")) && Texts.same(has, before);
            if (fields.has("display_name") && !cleared) {
                text("display_name");
                return;
            }
            String after = joined(
                    Objects.requireNonNullElse(wants("first"), has("first")),
                    Objects.requireNonNullElse(wants("last"), has("last")));
            // A name that somebody chose stays; one that was only put together follows its parts.
            if (!has.isEmpty() && merge) {
                body.put("display_name", Texts.same(has, before) ? after : has);
            }
        }

        void assignee() {
            Long has = stored.getAssigneeId();
            boolean hasOwner = has != null && has > 0;
            if (!fields.hasNonNull("assignee_id")) {
                if (merge && hasOwner) {
                    body.put("assignee_id", has);
                }
                return;
            }
            long wants = fields.get("assignee_id").asLong();
            if (wants > 0 ? !Objects.equals(has, wants) : hasOwner) {
                differing.add("assignee_id");
            }
            if (wants > 0 || hasOwner) {
                body.put("assignee_id", wants > 0 ? wants : -1);
            }
        }

        void custom() {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            if (merge && stored.get("custom") instanceof ObjectNode has) {
                for (Map.Entry<String, JsonNode> entry : has.properties()) {
                    String text = ScalarText.of(entry.getValue());
                    if (text != null) {
                        all.put(entry.getKey(), text);
                    } else if (!entry.getValue().isNull()) {
                        all.set(entry.getKey(), entry.getValue());
                    }
                }
            }
            if (fields.get("custom") instanceof ObjectNode wants) {
                JsonNode has = stored.json().path("custom");
                wants.properties().forEach(entry -> {
                    String value = entry.getValue().asText("");
                    boolean same =
                            Texts.same(value, Objects.requireNonNullElse(ScalarText.of(has.path(entry.getKey())), ""));
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
            List<Tag> tags = stored.getTags();
            Set<Long> has = tags.stream().map(Tag::id).filter(Objects::nonNull).collect(Collectors.toSet());
            boolean idless = tags.stream().anyMatch(tag -> tag.id() == null);
            if (!(fields.get("tags") instanceof ArrayNode wants)) {
                tagsUnsafe = idless;
                if (merge) {
                    putTags(idsOf(tags));
                }
                return;
            }
            Set<Long> result = new LinkedHashSet<>();
            boolean replaces = tagMode == TagMode.REPLACE || wants.isEmpty();
            if (!replaces && merge) {
                tagsUnsafe = idless;
                result.addAll(idsOf(tags));
            }
            wants.forEach(tag -> result.add(tag.path("tag_id").asLong()));
            boolean same = replaces ? !idless && has.equals(result) : has.containsAll(result);
            if (!same) {
                differing.add("tags");
                tooManyTags = result.size() > MOST_TAGS;
                body.putArray("tags");
            }
            putTags(result);
        }

        private Set<Long> idsOf(List<Tag> tags) {
            return tags.stream()
                    .map(Tag::id)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void putTags(Set<Long> ids) {
            if (!ids.isEmpty()) {
                ArrayNode array = body.putArray("tags");
                ids.forEach(id -> array.addObject().put("tag_id", id));
            }
        }

        /** Where answers do not show channels, nobody can tell that one is missing. */
        void channels() {
            if (!(stored.get("contact_channels") instanceof ArrayNode has) || !fields.has("contact_channels")) {
                return;
            }
            Set<String> names = new LinkedHashSet<>();
            has.forEach(channel -> names.add(nameOf(channel)));
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

        /** What cannot be read back, such as {@code email_suppressions}, is sent each time. */
        void others() {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (!HANDLED_APART.contains(field.getKey())) {
                    if (!field.getValue().equals(stored.get(field.getKey()))) {
                        differing.add(field.getKey());
                    }
                    body.set(field.getKey(), field.getValue().deepCopy());
                }
            }
        }
    }
}
