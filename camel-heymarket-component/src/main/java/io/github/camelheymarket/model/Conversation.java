package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A conversation, as the events of its state carry it and a message names the one it belongs to (C7.3). */
public final class Conversation extends EventData {

    /** @param json the members by their wire names; kept, not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Conversation(ObjectNode json) {
        super(json);
    }

    public Long getInboxId() {
        return number("inbox");
    }

    /** The user whom it is assigned to. */
    public Long getAssignedUserId() {
        return number("assigned");
    }

    /** Such as {@code sms}, {@code mms}, {@code email} or {@code chat}. */
    public String getChannel() {
        return text("channel");
    }

    public String getName() {
        return text("name");
    }

    /** RFC 3339, verbatim. */
    public String getCreated() {
        return text("created");
    }

    /** RFC 3339, verbatim. */
    public String getSnoozeTill() {
        return text("snooze_till");
    }

    /** {@code null} where the event does not tell, which is not the same as {@code false}. */
    public Boolean getBlocked() {
        return flag("blocked");
    }

    /** {@code null} where the event does not tell, which is not the same as {@code false}. */
    public Boolean getReplied() {
        return flag("replied");
    }
}
