package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A conversation, as events about conversations and messages contain it (C7.3). */
public final class Conversation extends EventData {

    /** @param json the members by their names in the API; not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Conversation(ObjectNode json) {
        super(json);
    }

    public Long getInboxId() {
        return number("inbox");
    }

    /** The id of the user to whom the conversation is assigned. */
    public Long getAssignedUserId() {
        return number("assigned");
    }

    /** The channel, such as {@code sms}, {@code mms}, {@code email} or {@code chat}. */
    public String getChannel() {
        return text("channel");
    }

    public String getName() {
        return text("name");
    }

    /** When the conversation was created: RFC 3339, verbatim. */
    public String getCreated() {
        return text("created");
    }

    /** Until when the conversation is snoozed: RFC 3339, verbatim. */
    public String getSnoozeTill() {
        return text("snooze_till");
    }

    /** {@code null} if the event does not show it, which does not mean {@code false}. */
    public Boolean getBlocked() {
        return flag("blocked");
    }

    /** {@code null} if the event does not show it, which does not mean {@code false}. */
    public Boolean getReplied() {
        return flag("replied");
    }
}
