package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A message that was sent or received, as its event contains it (C7.3). */
public final class HeymarketMessage extends EventData {

    /** @param json the members by their names in the API; not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HeymarketMessage(ObjectNode json) {
        super(json);
    }

    public @Nullable String getText() {
        return text("text");
    }

    /** The phone of the contact in international digits, without the leading plus sign. */
    public @Nullable String getPhone() {
        return text("phone");
    }

    /** When the message was sent or received: RFC 3339, verbatim. */
    public @Nullable String getDate() {
        return text("date");
    }

    /** The displayed name of the author. */
    public @Nullable String getAuthor() {
        return text("author");
    }

    /** The id of the user who sent the message. */
    public @Nullable Long getUserId() {
        return number("user");
    }

    public @Nullable Long getBroadcastId() {
        return number("broadcast_id");
    }

    public @Nullable String getMedia() {
        return text("media");
    }

    public @Nullable String getLinkUrl() {
        return text("link_url");
    }

    /** {@code null} if the event does not show it, which does not mean {@code false}. */
    public @Nullable Boolean getFlagged() {
        return flag("flagged");
    }

    /** The conversation of the message; {@code null} if the event does not contain it. */
    public @Nullable Conversation getConversation() {
        return get("conversation") instanceof ObjectNode conversation ? new Conversation(conversation) : null;
    }
}
