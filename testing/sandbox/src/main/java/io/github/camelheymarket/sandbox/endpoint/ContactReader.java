package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads contacts out of requests and refuses what the contract does not allow in them. */
final class ContactReader {
    private static final int MAX_TAGS = 5;
    private static final List<String> QUOTED = List.of("first", "last", "phone", "email");
    private static final Set<String> COMMON = Set.of(
            "phone",
            "first",
            "last",
            "display_name",
            "email",
            "custom",
            "avatar",
            "assignee_id",
            "tags",
            "is_opted_out",
            "email_suppressions");
    private static final Set<String> CHANNEL_MEMBERS =
            Set.of("channel_type", "channel_id", "channel_ids", "channel_handle", "info_channel");

    /** Where a contact is written, which decides what it must and may hold. */
    enum Form {
        /** v1 create, update, batch: phone required (C5.1, C5.3, C5.10). */
        V1,
        /** v2 create: channels required (C5.12). */
        V2_CREATE("contact_channels"),
        /** v2 update: no channels (C5.14). */
        V2_UPDATE,
        /** v2 bulk: channels and contact_id possible (C5.16). */
        V2_BULK("contact_channels", "contact_id");

        private final Set<String> members;

        Form(String... more) {
            members = new HashSet<>(COMMON);
            members.addAll(List.of(more));
        }
    }

    private final SandboxSettings settings;
    private final Catalog catalog;

    ContactReader(Call call) {
        settings = call.settings();
        catalog = call.state().catalog();
    }

    /**
     * Reads a contact.
     *
     * @param where text before field names in messages, such as {@code contacts[3].}
     */
    ContactWrite read(JsonNode json, Form form, String where) {
        try {
            return checked(json, form, where);
        } catch (ApiError e) {
            throw settings.is(Switch.REASON_QUOTES, "YES") ? e.quoting(quotes(json)) : e;
        }
    }

    private static String quotes(JsonNode json) {
        return QUOTED.stream()
                .map(name -> json.path(name).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private ContactWrite checked(JsonNode json, Form form, String where) {
        ObjectNode from = Check.object(where.isEmpty() ? "body" : where.substring(0, where.length() - 1), json);
        Check.members(from, where, form.members, settings);
        boolean update = from.has("contact_id") && form == Form.V2_BULK;
        if (form == Form.V1 && !from.has("phone")) {
            throw ApiError.bad(where + "phone", "is required");
        }
        if (form == Form.V2_CREATE && !from.has("contact_channels")) {
            throw ApiError.bad(where + "contact_channels", "is required, with at least one channel");
        }
        if (form == Form.V2_BULK && !update && !from.has("contact_channels") && !from.has("phone")) {
            throw ApiError.bad(where + "contact_channels", "a contact to create needs a channel or a phone");
        }
        boolean channels = form == Form.V2_CREATE || form == Form.V2_BULK;
        return new ContactWrite(
                update
                        ? Check.uuid(where + "contact_id", Check.text(where + "contact_id", from.get("contact_id")))
                        : null,
                from.has("phone") ? Check.phone(where + "phone", from.get("phone")) : null,
                optionalText(from, where, "first"),
                optionalText(from, where, "last"),
                optionalText(from, where, "display_name"),
                email(from, where),
                custom(from, where),
                avatar(from, where),
                assignee(from, where),
                tags(from, where),
                from.has("is_opted_out") ? Check.bool(where + "is_opted_out", from.get("is_opted_out")) : null,
                integers(from, where, "email_suppressions"),
                channels && from.has("contact_channels") ? channels(from, where) : null);
    }

    private String optionalText(ObjectNode from, String where, String name) {
        return from.has(name) ? stored(Check.text(where + name, from.get(name))) : null;
    }

    private String stored(String text) {
        return settings.is(Switch.TEXT_TRIM, "YES") ? text.strip() : text;
    }

    private String email(ObjectNode from, String where) {
        String email = optionalText(from, where, "email");
        return email == null || email.isEmpty() ? email : Check.email(where + "email", from.get("email"));
    }

    private String avatar(ObjectNode from, String where) {
        String avatar = optionalText(from, where, "avatar");
        if (avatar == null || avatar.isEmpty() || avatar.matches("https?://\\S+")) {
            return avatar;
        }
        throw ApiError.bad(where + "avatar", "must be the URL of an image");
    }

    private static Long assignee(ObjectNode from, String where) {
        if (!from.has("assignee_id")) {
            return null;
        }
        long id = Check.integer(where + "assignee_id", from.get("assignee_id"));
        if (id < -1 || id == 0) {
            throw ApiError.bad(where + "assignee_id", "must be a user id, or -1 for nobody");
        }
        return id;
    }

    private Map<Long, String> custom(ObjectNode from, String where) {
        if (!from.has("custom")) {
            return null;
        }
        Map<Long, String> custom = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                Check.object(where + "custom", from.get("custom")).properties()) {
            String field = where + "custom." + entry.getKey();
            if (!entry.getKey().matches("\\d{1,18}")) {
                throw ApiError.bad(field, "keys are custom field ids in digits, not titles");
            }
            String value = stored(Check.text(field, entry.getValue()));
            long id = Long.parseLong(entry.getKey());
            if (catalog.hasField(id)) {
                custom.put(id, value);
            } else if (settings.is(Switch.UNKNOWN_CUSTOM, "REJECT")) {
                throw ApiError.bad(field, "there is no such custom field");
            }
        }
        return custom;
    }

    private List<Long> tags(ObjectNode from, String where) {
        if (!from.has("tags")) {
            return null;
        }
        Set<Long> ids = new LinkedHashSet<>();
        int index = 0;
        for (JsonNode element : Check.array(where + "tags", from.get("tags"))) {
            String field = where + "tags[" + index++ + "]";
            ObjectNode tag = Check.object(field, element);
            Check.members(tag, field + ".", Set.of("tag_id"), settings);
            long id = Check.integer(field + ".tag_id", tag.get("tag_id"));
            if (catalog.tag(id).isEmpty()) {
                throw ApiError.bad(field + ".tag_id", "there is no such tag");
            }
            ids.add(id);
        }
        if (ids.size() > MAX_TAGS) {
            throw tooManyTags(where);
        }
        return new ArrayList<>(ids);
    }

    static ApiError tooManyTags(String where) {
        return ApiError.bad(where + "tags", "a contact has at most " + MAX_TAGS + " tags");
    }

    static boolean isTooMany(List<Long> tags) {
        return tags.size() > MAX_TAGS;
    }

    private static List<Long> integers(ObjectNode from, String where, String name) {
        if (!from.has(name)) {
            return null;
        }
        List<Long> values = new ArrayList<>();
        for (JsonNode element : Check.array(where + name, from.get(name))) {
            values.add(Check.integer(where + name + "[" + values.size() + "]", element));
        }
        return values;
    }

    private List<Channel> channels(ObjectNode from, String where) {
        List<Channel> channels = new ArrayList<>();
        int index = 0;
        for (JsonNode element : Check.filledArray(where + "contact_channels", from.get("contact_channels"))) {
            channels.addAll(channel(element, where + "contact_channels[" + index++ + "]"));
        }
        return channels;
    }

    private List<Channel> channel(JsonNode element, String field) {
        ObjectNode channel = Check.object(field, element);
        Check.members(channel, field + ".", CHANNEL_MEMBERS, settings);
        String type = Check.channelType(field + ".channel_type", channel.get("channel_type"));
        List<Channel> all = new ArrayList<>();
        all.add(new Channel(type, Check.channelValue(field + ".channel_id", type, channel.get("channel_id"))));
        if (channel.has("channel_ids")) {
            for (JsonNode value : Check.array(field + ".channel_ids", channel.get("channel_ids"))) {
                all.add(new Channel(type, Check.channelValue(field + ".channel_ids", type, value)));
            }
        }
        return all;
    }
}
