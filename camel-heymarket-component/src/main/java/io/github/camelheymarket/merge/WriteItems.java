package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import java.util.Objects;

/** Adds the ids and channels that an endpoint needs to the body of a write. Each method changes and returns the body. */
public final class WriteItems {

    private static final String CHANNELS = "contact_channels";

    private WriteItems() {}

    /**
     * The item of a create. For v2 the phone becomes a channel, and the e-mail address too if contacts are matched by it or there
     * is no other channel (R3.6).
     *
     * @param byEmail whether contacts are matched by e-mail
     */
    public static ObjectNode creation(ObjectNode body, WriteEndpoint endpoint, boolean byEmail) {
        if (!endpoint.isV2()) {
            return body.without(CHANNELS);
        }
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        if (body.hasNonNull("phone")) {
            add(channels, "phone", body.remove("phone").asText());
        }
        addMissing(channels, body.path(CHANNELS));
        if (body.hasNonNull("email") && (byEmail || channels.isEmpty())) {
            add(
                    channels,
                    "email",
                    MatchKeys.value(Objects.requireNonNull(
                            MatchKeys.email(body.get("email").asText()), "e-mail")));
        }
        return body.set(CHANNELS, channels);
    }

    /** The item of an update, with the UUID for v2 and the phone for v1. */
    public static ObjectNode update(ObjectNode body, WriteEndpoint endpoint, StoredContact stored) {
        // The stored form of the phone is kept, whichever form the row has.
        String phone = MatchKeys.digits(stored.contact().getPhone());
        if (phone != null) {
            body.put("phone", phone);
        }
        if (!endpoint.isV2()) {
            return body.without(CHANNELS);
        }
        body.put("contact_id", stored.uuid());
        // An update may replace all channels (C5.16), so it contains the known ones.
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        addMissing(channels, stored.contact().json().path(CHANNELS));
        addMissing(channels, body.path(CHANNELS));
        if (channels.isEmpty() && phone != null) {
            add(channels, "phone", phone);
        }
        return channels.isEmpty() ? body : body.set(CHANNELS, channels);
    }

    /** The body of a single update that changes the phone. */
    public static ObjectNode phoneChange(ObjectNode body, String phone) {
        return body.<ObjectNode>without(CHANNELS).put("phone", phone);
    }

    private static void addMissing(ArrayNode channels, JsonNode more) {
        for (JsonNode channel : more) {
            String type = channel.path("channel_type").asText();
            String id = channel.path("channel_id").asText();
            if (!type.isEmpty() && !id.isEmpty() && !contains(channels, type, id)) {
                add(channels, type, id);
            }
        }
    }

    private static boolean contains(ArrayNode channels, String type, String id) {
        for (JsonNode channel : channels) {
            if (type.equals(channel.path("channel_type").asText())
                    && isSame(type, id, channel.path("channel_id").asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String type, String id, String other) {
        String phone = type.equals("phone") ? MatchKeys.phone(id) : null;
        return type.equals("phone") ? phone != null && phone.equals(MatchKeys.phone(other)) : id.equals(other);
    }

    private static void add(ArrayNode channels, String type, String id) {
        channels.addObject().put("channel_type", type).put("channel_id", id);
    }
}
