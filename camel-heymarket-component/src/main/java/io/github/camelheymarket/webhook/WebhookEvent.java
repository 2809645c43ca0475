package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;

/**
 * One event, read from a delivery whose token was right. The token is not in it.
 *
 * @param type in our spelling, such as {@code message_received}
 * @param webhookId the id of the webhook's configuration at Heymarket, {@code null} where the envelope has none
 * @param eventId the id of what the event is about, {@code null} where it has none
 * @param time {@code updated}, else {@code date}, verbatim; {@code null} where it has neither
 * @param key the same in each delivery of an event; {@code null} for events of consent, which are no repeats of each other
 * @param body a {@link HeymarketMessage}, a {@link Conversation} or a {@code Map}
 */
public record WebhookEvent(String type, String webhookId, String eventId, String time, String key, Object body) {

    /** The conversation that it belongs to, {@code null} where it does not tell. */
    public Long conversationId() {
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
