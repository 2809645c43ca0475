package io.github.camelheymarket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A conversation, as events about conversations and messages contain it (C7.3). */
public final class Conversation extends EventData {

    /** @param json the members by their names in the API; not copied */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Conversation(ObjectNode json) {
        super(json);
    }

    public @Nullable Long getInboxId() {
        return number("inbox");
    }

    /** The id of the user to whom the conversation is assigned. */
    public @Nullable Long getAssignedUserId() {
        return number("assigned");
    }

    /** The channel, such as {@code sms}, {@code mms}, {@code email} or {@code chat}. */
    public @Nullable String getChannel() {
        return text("channel");
    }

    public @Nullable String getName() {
        return text("name");
    }

    /** When the conversation was created: RFC 3339, verbatim. */
    public @Nullable String getCreated() {
        return text("created");
    }

    /** Until when the conversation is snoozed: RFC 3339, verbatim. */
    public @Nullable String getSnoozeTill() {
        return text("snooze_till");
    }

    /** {@code null} if the event does not show it, which does not mean {@code false}. */
    public @Nullable Boolean getBlocked() {
        return flag("blocked");
    }

    /** {@code null} if the event does not show it, which does not mean {@code false}. */
    public @Nullable Boolean getReplied() {
        return flag("replied");
    }
}
