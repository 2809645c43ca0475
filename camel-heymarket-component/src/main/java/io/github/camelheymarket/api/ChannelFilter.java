package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Creates the body of calls that select contacts by their channels, grouped by type (C5.17, C5.19). */
public final class ChannelFilter {

    private ChannelFilter() {}

    /** @param type the type of the channels: {@code phone}, {@code email}, {@code id} or another */
    public static ObjectNode of(String type, Collection<String> values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        add(body.putArray("contact_channels"), type, values);
        return body;
    }

    /** @param phones in digits */
    public static ObjectNode of(Collection<String> phones, Collection<String> emails) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = body.putArray("contact_channels");
        if (!phones.isEmpty()) {
            add(filters, "phone", phones);
        }
        if (!emails.isEmpty()) {
            add(filters, "email", emails);
        }
        return body;
    }

    private static void add(ArrayNode filters, String type, Collection<String> values) {
        ArrayNode ids = filters.addObject().put("channel_type", type).putArray("channel_ids");
        values.forEach(ids::add);
    }
}
