package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message that was sent or received, as its event carries it (C7.3). */
public final class HeymarketMessage extends EventData {

    /** @param json the members by their wire names; kept, not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HeymarketMessage(ObjectNode json) {
        super(json);
    }

    public String getText() {
        return text("text");
    }

    /** International digits without the leading plus sign. */
    public String getPhone() {
        return text("phone");
    }

    /** When it was sent or received: RFC 3339, verbatim. */
    public String getDate() {
        return text("date");
    }

    /** The name that is shown as the author's. */
    public String getAuthor() {
        return text("author");
    }

    /** The user who sent it. */
    public Long getUserId() {
        return number("user");
    }

    public Long getBroadcastId() {
        return number("broadcast_id");
    }

    public String getMedia() {
        return text("media");
    }

    public String getLinkUrl() {
        return text("link_url");
    }

    /** {@code null} where the event does not tell, which is not the same as {@code false}. */
    public Boolean getFlagged() {
        return flag("flagged");
    }

    /** The conversation that it belongs to, {@code null} where the event does not carry it. */
    public Conversation getConversation() {
        return get("conversation") instanceof ObjectNode conversation ? new Conversation(conversation) : null;
    }
}
