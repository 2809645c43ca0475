package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.HeymarketMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that Heymarket has accepted, which does not mean that it is delivered (C11.25).
 *
 * @param message as the answer to the send shows it, else as a read does
 * @param response the answer that showed it; {@code null} if the exchange has sent it before
 * @param attempts how many times the send was sent by this call; 0 if it was sent before
 * @param wasFound whether it was not the answer to the send that showed it, but a search
 */
public record SentMessage(
        HeymarketMessage message, @Nullable ApiResponse response, int attempts, boolean wasFound) {

    /** A message that the exchange has sent before. */
    static SentMessage known(long id) {
        return new SentMessage(
                new HeymarketMessage(JsonNodeFactory.instance.objectNode().put("id", id)), null, 0, true);
    }

    /** The conversation that it is in; {@code null} if the answer does not show it. */
    public @Nullable Long conversationId() {
        if (message.get("convo_id") != null && message.get("convo_id").canConvertToLong()) {
            return message.get("convo_id").asLong();
        }
        return message.getConversation() == null
                ? null
                : message.getConversation().getId();
    }

    /** Whether Heymarket has put it into a queue; {@code null} if the answer does not show it. */
    public @Nullable Boolean queued() {
        return message.get("queued") == null
                ? null
                : Boolean.valueOf(message.get("queued").asBoolean());
    }
}
