package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * What an event is about, as Heymarket spells it (C7.3): a view of the JSON object that was delivered, so that members
 * that no page documents survive reading, passing on and converting to a map or JSON. A getter answers {@code null}
 * where the member is missing, null, or of a form that it does not know.
 */
public abstract sealed class EventData permits HeymarketMessage, Conversation {

    private final ObjectNode json;

    EventData(ObjectNode json) {
        this.json = Objects.requireNonNull(json, "json");
    }

    /** @return the JSON object behind this view, live: a change shows on both sides */
    @JsonValue
    public ObjectNode json() {
        return json;
    }

    public boolean has(String member) {
        return json.has(member);
    }

    /** @return the member's value, {@code null} where it is missing or JSON null */
    public JsonNode get(String member) {
        JsonNode value = json.get(member);
        return value == null || value.isNull() ? null : value;
    }

    /** The integer id, of messages and conversations each their own. */
    public Long getId() {
        return number("id");
    }

    /** Whom it is about: for a text message the phone, in international digits without the leading plus sign. */
    public String getTarget() {
        return text("target");
    }

    public String getStatus() {
        return text("status");
    }

    public String getType() {
        return text("type");
    }

    /** The id that the sender gave, to know its own message by. */
    public String getLocalId() {
        return text("local_id");
    }

    /** RFC 3339, verbatim. */
    public String getUpdated() {
        return text("updated");
    }

    final String text(String member) {
        JsonNode value = get(member);
        return value == null || value.isContainerNode() ? null : value.asText();
    }

    /** An integer, a text of digits, or the {@code id} of an object: older answers have objects in the place of ids. */
    final Long number(String member) {
        JsonNode value = get(member);
        if (value != null && value.isObject()) {
            value = value.get("id");
        }
        if (value == null || value.isContainerNode()) {
            return null;
        }
        return value.asText().matches("-?\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    final Boolean flag(String member) {
        JsonNode value = get(member);
        return value != null && value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && json.equals(((EventData) other).json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** The ids alone: what is printed by accident must not be a person's data. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + getId() + "]";
    }
}
