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
import org.jspecify.annotations.Nullable;

/**
 * A contact: a view of its JSON object, so that members which the vendor does not document are kept when the contact is read,
 * passed on, or converted to a map or JSON. C4.2 lists the members of responses, C4.3 those of requests. Not thread-safe.
 *
 * <p>A getter returns {@code null} if the member is missing or JSON null. {@link #has(String)} tells these apart: a member that
 * is missing from a response is unknown, not empty.
 */
public final class Contact implements JsonForm {

    private final ObjectNode json;
    /** The account that the contact was read from. Not a JSON member, so a conversion loses it. */
    private final @Nullable String account;

    /** A contact without members. */
    public Contact() {
        this(JsonNodeFactory.instance.objectNode());
    }

    /** @param json the members by their names in the API; not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Contact(ObjectNode json) {
        this(json, null);
    }

    private Contact(ObjectNode json, @Nullable String account) {
        this.json = Objects.requireNonNull(json, "json");
        this.account = account;
    }

    /** The JSON object of this contact, not a copy. */
    @JsonValue
    public ObjectNode json() {
        return json;
    }

    /** A deep copy. */
    public Contact copy() {
        return new Contact(json.deepCopy(), account);
    }

    /**
     * The same contact, with the account that it was read from, to which its ids belong. Both are views of the same JSON object.
     * Called by the component.
     */
    public Contact readFrom(@Nullable String origin) {
        return new Contact(json, origin);
    }

    /** Whether the contact is known to have been read from another account, in which its ids mean other contacts. */
    public boolean isFromOtherAccount(@Nullable String own) {
        return account != null && own != null && !account.equals(own);
    }

    /** Whether the JSON object has the member, even if it is JSON null. */
    public boolean has(String member) {
        return json.has(member);
    }

    /** The value of a member; {@code null} if it is missing or JSON null. */
    public @Nullable JsonNode get(String member) {
        JsonNode value = json.get(member);
        return value == null || value.isNull() ? null : value;
    }

    public void set(String member, JsonNode value) {
        json.set(member, value == null ? NullNode.instance : value);
    }

    /** The integer id, by which v1 addresses a contact. */
    public @Nullable Long getId() {
        JsonNode id = get("id");
        if (id == null) {
            return null;
        }
        if (id.canConvertToLong() && id.isIntegralNumber()) {
            return id.longValue();
        }
        String text = id.asText();
        return id.isTextual() && Texts.isInteger(text) ? Long.valueOf(text) : null;
    }

    /**
     * The UUID, by which v2 addresses a contact: {@code uuid}, {@code contact_uuid}, or a {@code contact_id} or {@code id} that
     * has the form of a UUID, because the vendor does not document where a read shows it (C4.1).
     */
    public @Nullable String getUuid() {
        for (String member : List.of("uuid", "contact_uuid", "contact_id", "id")) {
            String value = text(member);
            if (isUuid(value)) {
                return value;
            }
        }
        return null;
    }

    /** The revision, which increases with each write. */
    public @Nullable Long getRev() {
        return number("rev");
    }

    /** The phone in international digits, without the leading plus sign. */
    public @Nullable String getPhone() {
        return text("phone");
    }

    public void setPhone(String phone) {
        put("phone", phone);
    }

    public @Nullable String getFirst() {
        return text("first");
    }

    public void setFirst(String first) {
        put("first", first);
    }

    public @Nullable String getLast() {
        return text("last");
    }

    public void setLast(String last) {
        put("last", last);
    }

    public @Nullable String getDisplayName() {
        return text("display_name");
    }

    public void setDisplayName(String displayName) {
        put("display_name", displayName);
    }

    public @Nullable String getEmail() {
        return text("email");
    }

    public void setEmail(String email) {
        put("email", email);
    }

    public @Nullable String getAvatar() {
        return text("avatar");
    }

    public void setAvatar(String avatar) {
        put("avatar", avatar);
    }

    /** The user id of the owner: {@code assigned_user_id} of a response, else {@code assignee_id} of a request. */
    public @Nullable Long getAssigneeId() {
        Long read = number("assigned_user_id");
        return read != null ? read : number("assignee_id");
    }

    /** @param userId the user id of the owner; -1 removes the owner, {@code null} leaves the member out */
    public void setAssigneeId(@Nullable Long userId) {
        json.remove(List.of("assigned_user_id", "assignee_id"));
        if (userId != null) {
            json.put("assignee_id", userId);
        }
    }

    /** Whether the contact has opted out; {@code null} if not known, which does not mean {@code false}. */
    public @Nullable Boolean getOptedOut() {
        JsonNode value = get("is_opted_out");
        return value != null && value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    public void setOptedOut(@Nullable Boolean optedOut) {
        if (optedOut == null) {
            json.remove("is_opted_out");
        } else {
            json.put("is_opted_out", optedOut);
        }
    }

    /** The custom values as text by the id of the custom field, in the order of the JSON object. */
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

    /** @param fieldId the id of the custom field in decimal digits, not its title */
    public void setCustom(String fieldId, String value) {
        JsonNode node = get("custom");
        ObjectNode custom = node instanceof ObjectNode object ? object : json.putObject("custom");
        custom.put(fieldId, value);
    }

    /** The tags, in any of the forms that responses have (C4.2). */
    public List<Tag> getTags() {
        List<Tag> tags = new ArrayList<>();
        JsonNode node = get("tags");
        if (node != null && node.isArray()) {
            node.forEach(item -> tags.add(Tag.of(item)));
        }
        return tags;
    }

    /** When the contact was created: RFC 3339, verbatim, because it may be used as a cursor. */
    public @Nullable String getCreated() {
        return text("created");
    }

    /** When the contact was last updated: RFC 3339, verbatim, because it may be used as a cursor. */
    public @Nullable String getUpdated() {
        return text("updated");
    }

    private void put(String member, @Nullable String value) {
        if (value == null) {
            json.remove(member);
        } else {
            json.put(member, value);
        }
    }

    private @Nullable String text(String member) {
        JsonNode value = get(member);
        return value == null || value.isContainerNode() ? null : value.asText();
    }

    private @Nullable Long number(String member) {
        JsonNode value = get(member);
        if (value == null || value.isContainerNode()) {
            return null;
        }
        if (value.isInt() || value.isLong()) {
            return value.longValue();
        }
        return value.asText().matches("-?\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    /** Whether a text has the form of a UUID, which distinguishes an id of v2 from an id of v1. */
    public static boolean isUuid(@Nullable String text) {
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
    public boolean equals(@Nullable Object other) {
        return other instanceof Contact contact && json.equals(contact.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Only the ids, since a log may show the text. */
    @Override
    public String toString() {
        return "Contact[id=" + getId() + ", uuid=" + getUuid() + ", rev=" + getRev() + "]";
    }
}
