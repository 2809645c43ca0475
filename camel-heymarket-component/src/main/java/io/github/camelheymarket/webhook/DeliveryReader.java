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
import org.jspecify.annotations.Nullable;

/** Reads the event of a delivery, in either form of the envelope (C7.2). */
final class DeliveryReader {

    private static final String TYPE = "type";
    private static final String OLD_TYPE = "event";
    private static final String TOKEN = "token";

    /** Members that may have the message or conversation; most of the older envelope is not documented. */
    private static final List<String> DATA = List.of("event_data", "message", "conversation", "chat", "data");

    /** Ids that can be used in a key and a header, since they have no personal data. */
    private static final Pattern ID_PATTERN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Pattern TIME_PATTERN = Pattern.compile("[0-9TtZz:.+-]{1,40}");

    private final TokenCheck tokens;

    DeliveryReader(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** @throws RejectedDelivery with 400 if the body is not a delivery, with 401 if the token is wrong or missing */
    WebhookEvent read(byte[] body) throws RejectedDelivery {
        ObjectNode envelope = parse(body);
        if (!tokens.passes(scalar(envelope, TOKEN))) {
            throw new RejectedDelivery(401, "The token is missing or wrong.");
        }
        String type = type(envelope);
        ObjectNode member = data(envelope);
        ObjectNode data = member == null ? withoutEnvelope(envelope) : member;
        String id = scalar(data, "id");
        String time = scalar(data, "updated") != null ? scalar(data, "updated") : scalar(data, "date");
        return new WebhookEvent(
                type,
                // Without a member for the data the id may be that of the message or conversation.
                member == null ? null : matching(ID_PATTERN, scalar(envelope, "id")),
                matching(ID_PATTERN, id),
                matching(TIME_PATTERN, time),
                key(type, matching(ID_PATTERN, id), matching(TIME_PATTERN, time), body),
                member == null ? Json.plain(data) : typed(type, data));
    }

    private static ObjectNode parse(byte[] body) throws RejectedDelivery {
        try {
            if (JsonText.tree(body) instanceof ObjectNode envelope) {
                return envelope;
            }
        } catch (IOException e) {
            // Not the message of the exception, which quotes the body.
            if (JsonText.duplicateMember(e) != null) {
                throw new RejectedDelivery(400, "The body has a duplicate member.");
            }
        }
        throw new RejectedDelivery(400, "The body is not one JSON object.");
    }

    /** {@code type}, else {@code event}; in an envelope with both, {@code type} may be something else. */
    private static String type(ObjectNode envelope) throws RejectedDelivery {
        String type = scalar(envelope, TYPE);
        String event = scalar(envelope, OLD_TYPE);
        if (event != null && (type == null || !EventTypes.isKnown(EventTypes.normalise(type)))) {
            type = event;
        }
        String normal = type == null ? "" : EventTypes.normalise(type);
        if (!normal.matches("[a-z0-9_]{1,64}")) {
            throw new RejectedDelivery(400, "The body has no event type.");
        }
        return normal;
    }

    private static @Nullable ObjectNode data(ObjectNode envelope) {
        return DATA.stream()
                .map(envelope::get)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode withoutEnvelope(ObjectNode envelope) {
        ObjectNode data = envelope.deepCopy();
        return data.remove(List.of(TYPE, OLD_TYPE, TOKEN));
    }

    private static Object typed(String type, ObjectNode data) {
        if (EventTypes.isMessage(type)) {
            return new HeymarketMessage(data);
        }
        return EventTypes.isConversation(type) ? new Conversation(data) : Json.plain(data);
    }

    /**
     * Type, id and time identify the event, or else a digest of the body (R7.4).
     *
     * @return {@code null} for consent events, whose repetition may be a new event
     */
    private static @Nullable String key(String type, @Nullable String id, @Nullable String time, byte[] body) {
        if (EventTypes.isConsent(type)) {
            return null;
        }
        return id != null && time != null
                ? type + ":" + id + ":" + time
                : type + ":sha256-" + HexFormat.of().formatHex(Digest.of(body));
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }

    private static @Nullable String scalar(ObjectNode object, String member) {
        JsonNode value = object.get(member);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }
}
