package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;
import org.jspecify.annotations.Nullable;

/**
 * The event of a delivery with a valid token, without the token.
 *
 * @param type as {@link EventTypes#normalise} spells it, such as {@code message_received}
 * @param webhookId the id of the webhook's configuration at Heymarket, {@code null} if the envelope has none
 * @param eventId the id of the message or conversation, {@code null} if it has none
 * @param time {@code updated}, else {@code date}, unchanged; {@code null} if there is neither
 * @param key identifies the event in repeated deliveries; {@code null} for consent events, since an identical one may be new
 * @param body a {@link HeymarketMessage}, a {@link Conversation} or a {@code Map}
 */
public record WebhookEvent(
        String type,
        @Nullable String webhookId,
        @Nullable String eventId,
        @Nullable String time,
        @Nullable String key,
        Object body) {

    /** The conversation of the message or event, {@code null} if it has none. */
    public @Nullable Long conversationId() {
        if (body instanceof Conversation conversation) {
            return conversation.getId();
        }
        return body instanceof HeymarketMessage message && message.getConversation() != null
                ? message.getConversation().getId()
                : null;
    }

    /** Leaves the body out. */
    @Override
    public String toString() {
        return "WebhookEvent[type=" + type + ", key=" + key + "]";
    }
}
