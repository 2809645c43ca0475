package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.messaging.Team;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Catalog;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.store.Tag;
import java.util.List;
import java.util.TreeMap;

/** Contacts as the API shows them (C4.2), in the shape the switches ask for. */
final class ContactJson {
    static final long TEAM_ID = Team.ID;
    static final long CREATOR_ID = Team.OWNER;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Where a contact is shown. */
    enum View {
        GET_V1,
        LIST_V1,
        GET_V2,
        LIST_V2,
        /** Answer to a v2 create or update, which always has the UUID (C4.1). */
        WRITE_V2;

        private boolean isList() {
            return this == LIST_V1 || this == LIST_V2;
        }

        private boolean isV2() {
            return this != GET_V1 && this != LIST_V1;
        }
    }

    private final SandboxSettings settings;
    private final Catalog catalog;
    private final boolean showEmpty;

    ContactJson(Call call) {
        settings = call.settings();
        catalog = call.state().catalog();
        showEmpty = settings.is(Switch.EMPTY_MEMBERS, "INCLUDE");
    }

    ArrayNode contacts(List<SandboxContact> contacts, View view) {
        ArrayNode all = JSON.arrayNode(contacts.size());
        contacts.forEach(contact -> all.add(contact(contact, view)));
        return all;
    }

    ObjectNode contact(SandboxContact contact, View view) {
        ObjectNode json = JSON.objectNode().put("id", contact.id());
        uuid(json, contact, view);
        text(json, "display_name", contact.displayName());
        text(json, "first", contact.first());
        text(json, "last", contact.last());
        text(json, "email", contact.email());
        text(json, "phone", contact.phone());
        if (!view.isList() || settings.yes(Switch.AVATAR_IN_LISTS)) {
            text(json, "avatar", avatar(contact));
        }
        if (contact.assignedUserId() != null || showEmpty) {
            json.put("assigned_user_id", contact.assignedUserId());
        }
        if (!contact.custom().isEmpty() || showEmpty) {
            ObjectNode custom = json.putObject("custom");
            new TreeMap<>(contact.custom()).forEach((id, value) -> custom.put(id.toString(), value));
        }
        if (!contact.tags().isEmpty() || showEmpty) {
            tags(json.putArray("tags"), contact.tags());
        }
        if (settings.yes(Switch.READ_OPT_OUT)) {
            json.put("is_opted_out", contact.isOptedOut());
        }
        if (view.isV2() && settings.yes(Switch.READ_CHANNELS)) {
            json.set("contact_channels", channels(contact));
        }
        fixed(json, contact);
        return json;
    }

    /** All channels of a contact (C8). */
    static ArrayNode channels(SandboxContact contact) {
        ArrayNode all = JSON.arrayNode();
        for (Channel channel : contact.channels()) {
            all.add(channel(contact, channel));
        }
        return all;
    }

    static ObjectNode channel(SandboxContact contact, Channel channel) {
        return JSON.objectNode()
                .put("id", contact.id() * 100 + contact.channels().indexOf(channel))
                .put("team_id", TEAM_ID)
                .put("contact_id", contact.id())
                .put("channel_type", channel.type())
                .put("channel_id", channel.value())
                .put("created", contact.created().toString())
                .put("updated", contact.updated().toString());
    }

    private void uuid(ObjectNode json, SandboxContact contact, View view) {
        String where = settings.get(Switch.READ_UUID);
        if (view == View.WRITE_V2 || where.equals("UUID")) {
            json.put("uuid", contact.uuid().toString());
        } else if (where.equals("CONTACT_UUID")) {
            json.put("contact_uuid", contact.uuid().toString());
        } else if (where.equals("CONTACT_ID")) {
            json.put("contact_id", contact.uuid().toString());
        }
    }

    private String avatar(SandboxContact contact) {
        String url = contact.avatar();
        return settings.is(Switch.AVATAR_FORM, "FILE_NAME") ? url.substring(url.lastIndexOf('/') + 1) : url;
    }

    private void tags(ArrayNode array, List<Long> ids) {
        for (Long id : ids) {
            String label = catalog.tag(id).map(Tag::label).orElse("");
            switch (settings.get(Switch.TAGS_IN_READS)) {
                case "OBJECTS" -> array.addObject().put("tag_id", id).put("tag", label);
                case "OBJECTS_ID" -> array.addObject().put("id", id).put("tag", label);
                case "IDS" -> array.add(id);
                default -> array.add(label);
            }
        }
    }

    private void fixed(ObjectNode json, SandboxContact contact) {
        json.put("team_id", TEAM_ID).put("creator_id", CREATOR_ID).put("shared", true);
        json.put("created", contact.created().toString());
        json.put("updated", contact.updated().toString());
        json.put("rev", contact.rev()).put("op", contact.op());
        if (showEmpty) {
            json.put("external_id", "").put("external_ref", "").put("type", "contact");
            json.putArray("note");
        }
        if (settings.yes(Switch.EXTRA_MEMBERS)) {
            json.put("lead_score", 7).putArray("segments").add("walk-in");
        }
    }

    private void text(ObjectNode json, String name, String value) {
        if (!value.isEmpty() || showEmpty) {
            json.put(name, value);
        }
    }
}
