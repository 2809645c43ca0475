package io.github.camelheymarket.transform;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Contact;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Sets the headers of CloudEvents 1.0 and converts the body to JSON text. Type, source, subject and id contain only ids, and no
 * phone or name, because brokers index and log them.
 *
 * <p>An event of {@code events/receive} has the type {@code com.heymarket.<event>}, such as
 * {@code com.heymarket.message_received}; a contact has the type {@code com.heymarket.contact}, any other body
 * {@code com.heymarket.data}.
 */
@DataTypeTransformer(
        name = "heymarket:application-cloudevents",
        description =
                "Adds CloudEvents headers to events and contacts of Heymarket, and converts the body to JSON text.")
public class HeymarketCloudEventsDataTypeTransformer extends Transformer {

    private static final String TYPE = "com.heymarket.";

    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        Object body = message.getBody();
        String event = text(message, HeymarketConstants.EVENT_TYPE);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        if (body instanceof Contact contact) {
            contact(message, contact);
        } else if (event != null) {
            event(message, event);
        } else {
            set(message, "data", "heymarket", message.getExchange().getExchangeId(), null, null);
        }
        JsonBody.set(message);
    }

    private static void event(Message message, String event) {
        String key = text(message, HeymarketConstants.EVENT_KEY);
        String webhook = text(message, HeymarketConstants.EVENT_WEBHOOK_ID);
        set(
                message,
                event,
                webhook == null ? "heymarket/webhook" : "heymarket/webhook/" + webhook,
                // Events about consent have no key, because two of them are never duplicates.
                key == null ? message.getExchange().getExchangeId() : key,
                subject(event, text(message, HeymarketConstants.EVENT_ID)),
                text(message, HeymarketConstants.EVENT_TIME));
    }

    private static @Nullable String subject(String event, @Nullable String id) {
        if (id == null) {
            return null;
        }
        if (event.startsWith("message_")) {
            return "message/" + id;
        }
        return event.startsWith("chat_") ? "conversation/" + id : id;
    }

    /** The id of the event consists of the id and the revision of the contact, and is the same whenever it is read. */
    private static void contact(Message message, Contact contact) {
        String id = contact.getUuid() != null
                ? contact.getUuid()
                : contact.getId() != null ? contact.getId().toString() : null;
        String version = contact.getRev() != null ? contact.getRev().toString() : contact.getUpdated();
        set(
                message,
                "contact",
                "heymarket/contacts",
                id == null || version == null ? message.getExchange().getExchangeId() : "contact:" + id + ":" + version,
                id == null ? null : "contact/" + id,
                contact.getUpdated());
    }

    private static void set(
            Message message, String type, String source, String id, @Nullable String subject, @Nullable String time) {
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + type);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message, time));
        if (subject == null) {
            // It may be that of an earlier event.
            message.removeHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT);
        } else {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        }
    }

    /** The given time verbatim if it is valid, else the time of the exchange. */
    private static String time(Message message, @Nullable String given) {
        try {
            if (given != null) {
                OffsetDateTime.parse(given);
                return given;
            }
        } catch (DateTimeException e) {
            // Not RFC 3339, which CloudEvents requires.
        }
        return CloudEvents.v1_0.getEventTime(message.getExchange());
    }

    private static String text(Message message, String header) {
        return message.getHeader(header, String.class);
    }
}
