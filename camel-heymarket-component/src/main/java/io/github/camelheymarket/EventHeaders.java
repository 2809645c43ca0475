package io.github.camelheymarket;

import io.github.camelheymarket.webhook.WebhookEvent;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The headers of an event. None of them is a phone, because headers are logged more often than bodies. */
final class EventHeaders {

    private EventHeaders() {}

    /** Sets body and headers. A value that the event does not have gets no header. */
    static void set(Message message, WebhookEvent event) {
        message.setBody(event.body());
        header(message, HeymarketConstants.EVENT_TYPE, event.type());
        header(message, HeymarketConstants.EVENT_ID, event.eventId());
        header(message, HeymarketConstants.EVENT_KEY, event.key());
        header(message, HeymarketConstants.EVENT_TIME, event.time());
        header(message, HeymarketConstants.EVENT_CONVERSATION_ID, event.conversationId());
        header(message, HeymarketConstants.EVENT_WEBHOOK_ID, event.webhookId());
    }

    private static void header(Message message, String name, @Nullable Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
