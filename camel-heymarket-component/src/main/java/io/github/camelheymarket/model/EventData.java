package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of an event (C7.3): a view of its JSON object, so that members which the vendor does not document are kept when
 * it is read, passed on, or converted to a map or JSON. A getter returns {@code null} if the member is missing, JSON null, or
 * has an unknown form.
 */
public abstract sealed class EventData implements JsonForm permits HeymarketMessage, Conversation {

    private final ObjectNode json;

    EventData(ObjectNode json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /** The JSON object, not a copy. */
    @JsonValue
    public ObjectNode json() {
        return json;
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

    /** The integer id of the message or conversation. */
    public @Nullable Long getId() {
        return number("id");
    }

    /** The address of the contact: for a text message the phone in international digits, without the leading plus sign. */
    public @Nullable String getTarget() {
        return text("target");
    }

    public @Nullable String getStatus() {
        return text("status");
    }

    public @Nullable String getType() {
        return text("type");
    }

    /** The id that the sender of the message gave it. */
    public @Nullable String getLocalId() {
        return text("local_id");
    }

    /** When it was last updated: RFC 3339, verbatim. */
    public @Nullable String getUpdated() {
        return text("updated");
    }

    final @Nullable String text(String member) {
        JsonNode value = get(member);
        return value == null || value.isContainerNode() ? null : value.asText();
    }

    /** An integer, a text of digits, or the {@code id} of an object, because older events have objects instead of ids. */
    final @Nullable Long number(String member) {
        JsonNode value = get(member);
        if (value != null && value.isObject()) {
            value = value.get("id");
        }
        if (value == null || value.isContainerNode()) {
            return null;
        }
        return value.asText().matches("-?\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    final @Nullable Boolean flag(String member) {
        JsonNode value = get(member);
        return value != null && value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && json.equals(((EventData) other).json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Only the id, since a log may show the text. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + getId() + "]";
    }
}
