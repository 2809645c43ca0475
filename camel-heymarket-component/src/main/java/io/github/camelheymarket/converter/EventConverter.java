package io.github.camelheymarket.converter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.EventData;
import io.github.camelheymarket.model.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/**
 * Makes a {@code Map}, a {@code JsonNode}, and JSON as {@code String}, {@code byte[]} or {@code InputStream} of what an event
 * is about, a {@code HeymarketMessage} or a {@code Conversation}. Nothing is lost, members that no page documents included.
 */
@Converter(generateLoader = true)
public class EventConverter {

    @Converter
    public static Map<String, Object> toMap(EventData data) {
        return Json.plain(data.json());
    }

    @Converter
    public static ObjectNode toObjectNode(EventData data) {
        return data.json().deepCopy();
    }

    @Converter
    public static JsonNode toJsonNode(EventData data) {
        return toObjectNode(data);
    }

    @Converter
    public static String toString(EventData data) {
        return JsonForms.text(data.json());
    }

    @Converter
    public static byte[] toBytes(EventData data) {
        return JsonForms.bytes(data.json());
    }

    @Converter
    public static InputStream toInputStream(EventData data) {
        return new ByteArrayInputStream(toBytes(data));
    }
}
