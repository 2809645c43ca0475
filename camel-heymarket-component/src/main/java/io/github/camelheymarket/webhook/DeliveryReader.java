package io.github.camelheymarket.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.JsonText;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Makes an event of a delivery's body, in either form of the envelope (C7.2). */
final class DeliveryReader {

    private static final String TYPE = "type";
    private static final String OLD_TYPE = "event";
    private static final String TOKEN = "token";

    /** Where what the event is about may stand; the rest of the older envelope is not documented. */
    private static final List<String> DATA = List.of("event_data", "message", "conversation", "chat", "data");

    /** What may go into a key and a header as it is: no text of a person's. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Pattern PLAIN_TIME = Pattern.compile("[0-9TtZz:.+-]{1,40}");

    private final TokenCheck tokens;

    DeliveryReader(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** @throws RefusedDelivery 400 for what is no delivery, 401 for a wrong or missing token */
    WebhookEvent read(byte[] body) throws RefusedDelivery {
        ObjectNode envelope = parse(body);
        if (!tokens.passes(scalar(envelope, TOKEN))) {
            throw new RefusedDelivery(401, "The token is missing or wrong.");
        }
        String type = type(envelope);
        JsonNode found = data(envelope);
        boolean hasData = found != null;
        ObjectNode data = hasData ? (ObjectNode) found : rest(envelope);
        String id = scalar(data, "id");
        String time = scalar(data, "updated") != null ? scalar(data, "updated") : scalar(data, "date");
        return new WebhookEvent(
                type,
                // Without data of its own the envelope's id may be what the event is about.
                hasData ? plain(PLAIN_ID, scalar(envelope, "id")) : null,
                plain(PLAIN_ID, id),
                plain(PLAIN_TIME, time),
                key(type, plain(PLAIN_ID, id), plain(PLAIN_TIME, time), body),
                hasData ? typed(type, data) : Json.plain(data));
    }

    private static ObjectNode parse(byte[] body) throws RefusedDelivery {
        try {
            if (JsonText.tree(body) instanceof ObjectNode envelope) {
                return envelope;
            }
        } catch (IOException e) {
            // Its own message quotes the body.
            if (JsonText.duplicateMember(e) != null) {
                throw new RefusedDelivery(400, "The body has a duplicate member.");
            }
        }
        throw new RefusedDelivery(400, "The body is not one JSON object.");
    }

    /** {@code type}, else {@code event}; an envelope with both may call something else its type. */
    private static String type(ObjectNode envelope) throws RefusedDelivery {
        String type = scalar(envelope, TYPE);
        String old = scalar(envelope, OLD_TYPE);
        if (old != null && (type == null || !EventTypes.isKnown(EventTypes.normal(type)))) {
            type = old;
        }
        String normal = type == null ? "" : EventTypes.normal(type);
        if (!normal.matches("[a-z0-9_]{1,64}")) {
            throw new RefusedDelivery(400, "The body has no event type.");
        }
        return normal;
    }

    private static JsonNode data(ObjectNode envelope) {
        return DATA.stream()
                .map(envelope::get)
                .filter(ObjectNode.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode rest(ObjectNode envelope) {
        ObjectNode rest = envelope.deepCopy();
        return rest.remove(List.of(TYPE, OLD_TYPE, TOKEN));
    }

    private static Object typed(String type, ObjectNode data) {
        if (EventTypes.isMessage(type)) {
            return new HeymarketMessage(data);
        }
        return EventTypes.isConversation(type) ? new Conversation(data) : Json.plain(data);
    }

    /** R7.4: type, id and time of what the event is about, else what was delivered, byte by byte. */
    private static String key(String type, String id, String time, byte[] body) {
        if (EventTypes.isConsent(type)) {
            return null;
        }
        return id != null && time != null
                ? type + ":" + id + ":" + time
                : type + ":sha256-" + HexFormat.of().formatHex(Digest.of(body));
    }

    private static String plain(Pattern form, String text) {
        return text != null && form.matcher(text).matches() ? text : null;
    }

    private static String scalar(ObjectNode object, String member) {
        JsonNode value = object.get(member);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }
}
