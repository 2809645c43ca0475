package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;

/** Gives request members the identity and the channels that the endpoint wants. Each method changes and returns its body. */
public final class WriteItems {

    private static final String CHANNELS = "contact_channels";

    private WriteItems() {}

    /**
     * A contact to be. For v2 its phone is a channel; so is its address where nothing else would find it again (R3.6).
     *
     * @param byEmail contacts are matched by e-mail too
     */
    public static ObjectNode creation(ObjectNode body, WriteEndpoint route, boolean byEmail) {
        if (!route.isV2()) {
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
                    MatchKeys.value(MatchKeys.email(body.get("email").asText())));
        }
        return body.set(CHANNELS, channels);
    }

    /** A contact that is there, addressed by its UUID in v2 and by its phone in v1. */
    public static ObjectNode update(ObjectNode body, WriteEndpoint route, StoredContact stored) {
        // The form that is stored stays, whichever of its forms the row has.
        String phone = MatchKeys.digits(stored.contact().getPhone());
        if (phone != null) {
            body.put("phone", phone);
        }
        if (!route.isV2()) {
            return body.without(CHANNELS);
        }
        body.put("contact_id", stored.uuid());
        // An update may replace the channels by what it carries (C5.16), so it carries those that are known.
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        addMissing(channels, stored.contact().json().path(CHANNELS));
        addMissing(channels, body.path(CHANNELS));
        if (channels.isEmpty() && phone != null) {
            add(channels, "phone", phone);
        }
        return channels.isEmpty() ? body : body.set(CHANNELS, channels);
    }

    /** A single update that gives the contact another phone. */
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
        return type.equals("phone")
                ? MatchKeys.phone(id) != null && MatchKeys.phone(id).equals(MatchKeys.phone(other))
                : id.equals(other);
    }

    private static void add(ArrayNode channels, String type, String id) {
        channels.addObject().put("channel_type", type).put("channel_id", id);
    }
}
