package io.github.camelheymarket;

import io.github.camelheymarket.webhook.WebhookEvent;
import org.apache.camel.Message;

/** The headers that tell about an event. No phone is among them: headers are logged more readily than bodies. */
final class EventHeaders {

    private EventHeaders() {}

    /** Puts body and headers into the message; what the event does not tell has no header. */
    static void set(Message message, WebhookEvent event) {
        message.setBody(event.body());
        header(message, HeymarketConstants.EVENT_TYPE, event.type());
        header(message, HeymarketConstants.EVENT_ID, event.eventId());
        header(message, HeymarketConstants.EVENT_KEY, event.key());
        header(message, HeymarketConstants.EVENT_TIME, event.time());
        header(message, HeymarketConstants.EVENT_CONVERSATION_ID, event.conversationId());
        header(message, HeymarketConstants.EVENT_WEBHOOK_ID, event.webhookId());
    }

    private static void header(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
