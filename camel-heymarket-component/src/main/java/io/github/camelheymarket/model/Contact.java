package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One contact, as Heymarket spells it. It is a view of the JSON object that came over the wire, so members that no
 * page documents survive reading, passing on and converting to a map or JSON.
 *
 * <p>A getter answers {@code null} where the member is missing or null; {@link #has(String)} tells the two apart, since
 * a member that is missing from an answer is unknown, not empty.
 *
 * <p>Names of the wire: C4.2 for what comes back, C4.3 for what can be sent. The owner is sent as
 * {@code assignee_id} and comes back as {@code assigned_user_id}; {@link #getAssigneeId()} is both.
 */
public final class Contact {

    private final ObjectNode json;
    /** Where it was read; not a member, so that it stays behind when the contact becomes JSON or a map. */
    private String account;

    public Contact() {
        this(JsonNodeFactory.instance.objectNode());
    }

    /** @param json the members by their wire names; kept, not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Contact(ObjectNode json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /** @return the JSON object behind this contact, live: a change shows on both sides */
    @JsonValue
    public ObjectNode json() {
        return json;
    }

    /** @return a contact of its own with the same members */
    public Contact copy() {
        return new Contact(json.deepCopy()).readFrom(account);
    }

    /** Notes the account that this contact was read from, whose ids it has. Set by the component. */
    public Contact readFrom(String origin) {
        account = origin;
        return this;
    }

    /** Whether it was read from another account than that, where its ids mean something else. */
    public boolean isFromOtherAccount(String own) {
        return account != null && own != null && !account.equals(own);
    }

    public boolean has(String member) {
        return json.has(member);
    }

    /** @return the member's value, {@code null} where it is missing or JSON null */
    public JsonNode get(String member) {
        JsonNode value = json.get(member);
        return value == null || value.isNull() ? null : value;
    }

    public void set(String member, JsonNode value) {
        json.set(member, value == null ? NullNode.instance : value);
    }

    /** The integer id that v1 addresses a contact by; {@code null} where the answer has none. */
    public Long getId() {
        JsonNode id = get("id");
        if (id == null) {
            return null;
        }
        if (id.canConvertToLong() && id.isIntegralNumber()) {
            return id.longValue();
        }
        String text = id.asText();
        return id.isTextual() && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /**
     * The UUID that v2 addresses a contact by, from {@code uuid}, {@code contact_uuid}, or a UUID-shaped
     * {@code contact_id} or {@code id}: the published schema of reads has none, so every known place counts (C4.1).
     */
    public String getUuid() {
        for (String member : List.of("uuid", "contact_uuid", "contact_id", "id")) {
            String value = text(member);
            if (isUuid(value)) {
                return value;
            }
        }
        return null;
    }

    /** Rises with each write. */
    public Long getRev() {
        return number("rev");
    }

    /** International digits without the leading plus sign. */
    public String getPhone() {
        return text("phone");
    }

    public void setPhone(String phone) {
        put("phone", phone);
    }

    public String getFirst() {
        return text("first");
    }

    public void setFirst(String first) {
        put("first", first);
    }

    public String getLast() {
        return text("last");
    }

    public void setLast(String last) {
        put("last", last);
    }

    public String getDisplayName() {
        return text("display_name");
    }

    public void setDisplayName(String displayName) {
        put("display_name", displayName);
    }

    public String getEmail() {
        return text("email");
    }

    public void setEmail(String email) {
        put("email", email);
    }

    public String getAvatar() {
        return text("avatar");
    }

    public void setAvatar(String avatar) {
        put("avatar", avatar);
    }

    /** The owner's user id, under whichever of its two names it stands. */
    public Long getAssigneeId() {
        Long read = number("assigned_user_id");
        return read != null ? read : number("assignee_id");
    }

    /** @param userId the owner; -1 removes the owner, {@code null} leaves it out of a request */
    public void setAssigneeId(Long userId) {
        json.remove(List.of("assigned_user_id", "assignee_id"));
        if (userId != null) {
            json.put("assignee_id", userId);
        }
    }

    /** {@code null} where the answer does not tell, which is not the same as {@code false}. */
    public Boolean getOptedOut() {
        JsonNode value = get("is_opted_out");
        return value != null && value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    public void setOptedOut(Boolean optedOut) {
        if (optedOut == null) {
            json.remove("is_opted_out");
        } else {
            json.put("is_opted_out", optedOut);
        }
    }

    /** Custom field id (decimal digits) to value as text, in the order of the answer; empty where there are none. */
    public Map<String, String> getCustom() {
        Map<String, String> custom = new LinkedHashMap<>();
        JsonNode node = get("custom");
        if (node != null && node.isObject()) {
            node.properties()
                    .forEach(e -> custom.put(
                            e.getKey(),
                            e.getValue().isNull() ? null : e.getValue().asText()));
        }
        return custom;
    }

    /** @param fieldId the field's id in decimal digits; titles are resolved before, by the component */
    public void setCustom(String fieldId, String value) {
        JsonNode node = get("custom");
        ObjectNode custom = node instanceof ObjectNode object ? object : json.putObject("custom");
        custom.put(fieldId, value);
    }

    /** The labels and ids of the tags, in whatever form the answer has them (C4.2); empty where there are none. */
    public List<Tag> getTags() {
        List<Tag> tags = new ArrayList<>();
        JsonNode node = get("tags");
        if (node != null && node.isArray()) {
            node.forEach(item -> tags.add(Tag.of(item)));
        }
        return tags;
    }

    /** RFC 3339, verbatim: the text is a cursor value and must not be reformatted. */
    public String getCreated() {
        return text("created");
    }

    /** RFC 3339, verbatim: the text is a cursor value and must not be reformatted. */
    public String getUpdated() {
        return text("updated");
    }

    private void put(String member, String value) {
        if (value == null) {
            json.remove(member);
        } else {
            json.put(member, value);
        }
    }

    private String text(String member) {
        JsonNode value = get(member);
        return value == null || value.isContainerNode() ? null : value.asText();
    }

    private Long number(String member) {
        JsonNode value = get(member);
        if (value == null || value.isContainerNode()) {
            return null;
        }
        return value.asText().matches("-?\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    /** Whether a text has the form of a UUID, which tells a v2 id from a v1 id. */
    public static boolean isUuid(String text) {
        if (text == null || text.length() != 36) {
            return false;
        }
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact contact && json.equals(contact.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Names the contact by its ids alone: what is printed by accident must not be a person's data. */
    @Override
    public String toString() {
        return "Contact[id=" + getId() + ", uuid=" + getUuid() + ", rev=" + getRev() + "]";
    }
}
