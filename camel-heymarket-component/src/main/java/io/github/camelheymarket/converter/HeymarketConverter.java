package io.github.camelheymarket.converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.JsonForm;
import io.github.camelheymarket.model.JsonText;
import io.github.camelheymarket.model.ReportPage;
import io.github.camelheymarket.model.SyncReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/**
 * Type converters, so that {@code convertBodyTo(Map.class)} and the like work with the data and results of the component.
 *
 * <p>Every {@link JsonForm} is converted to {@code String}, {@code byte[]}, {@code InputStream} and {@code JsonNode}, and
 * except for lists to {@code Map} and {@code ObjectNode}. Members that the vendor does not document are kept. A
 * {@code BulkResult} has its counts, its first 1,000 {@code problems}, and its {@code rows} if there are no more than 10,000;
 * to convert more rows, split {@code rows()} within the route. A {@code SyncReport} is also converted to a
 * {@code ReportPage}, a file to look at, and that to {@code String} and {@code InputStream}.
 *
 * <p>A {@code Contact} is also created from all these types. The members must have their names in the API; only operations
 * understand the columns of a table. Text and bytes that are not a JSON object are rejected with a
 * {@link TypeConversionException}, which contains the type and the reason, and never the content.
 */
@Converter(generateLoader = true)
public class HeymarketConverter {

    @Converter
    public static Contact toContact(Map<?, ?> map) {
        try {
            return new Contact(Json.object(map));
        } catch (IllegalArgumentException e) {
            throw rejected(map, e.getMessage());
        }
    }

    @Converter
    public static Contact toContact(JsonNode json) {
        return new Contact(object(json, json).deepCopy());
    }

    @Converter
    public static Contact toContact(String json) {
        return parsed(json, () -> JsonText.tree(json));
    }

    @Converter
    public static Contact toContact(byte[] json) {
        return parsed(json, () -> JsonText.tree(json));
    }

    @Converter
    public static Contact toContact(InputStream json) {
        return parsed(json, () -> JsonText.tree(json));
    }

    /** {@code null}, which means that there is no conversion, for a list. */
    // Camel's generator would copy the annotation into the name of a class.
    @SuppressWarnings("NullAway")
    @Converter
    public static Map<String, Object> toMap(JsonForm value) {
        return ResultJson.of(value) instanceof ObjectNode object ? Json.plain(object) : null;
    }

    @Converter
    public static JsonNode toJsonNode(JsonForm value) {
        return ResultJson.of(value).deepCopy();
    }

    /** {@code null}, which means that there is no conversion, for a list. */
    // Camel's generator would copy the annotation into the name of a class.
    @SuppressWarnings("NullAway")
    @Converter
    public static ObjectNode toObjectNode(JsonForm value) {
        return toJsonNode(value) instanceof ObjectNode object ? object : null;
    }

    @Converter
    public static String toString(JsonForm value) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(ResultJson.of(value));
    }

    @Converter
    public static byte[] toBytes(JsonForm value) throws JsonProcessingException {
        return Json.mapper().writeValueAsBytes(ResultJson.of(value));
    }

    @Converter
    public static InputStream toInputStream(JsonForm value) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(value));
    }

    @Converter
    public static ReportPage toReportPage(SyncReport report) {
        return SyncReportPage.of(report);
    }

    @Converter
    public static String toString(ReportPage page) {
        return page.html();
    }

    @Converter
    public static InputStream toInputStream(ReportPage page) {
        return new ByteArrayInputStream(page.html().getBytes(StandardCharsets.UTF_8));
    }

    private interface JsonReader {
        JsonNode read() throws IOException;
    }

    private static Contact parsed(Object source, JsonReader reader) {
        try {
            return new Contact(object(source, reader.read()));
        } catch (IOException e) {
            // The message of the exception may contain a part of the text, which may be personal data.
            throw rejected(source, "it " + JsonText.problem(e));
        }
    }

    private static ObjectNode object(Object source, JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw rejected(source, "it is not one JSON object; a list is for bulk operations");
    }

    /** Contains the type of the value instead of the value, which Camel would log. */
    private static TypeConversionException rejected(Object source, @Nullable String reason) {
        return new TypeConversionException(
                "(a " + source.getClass().getTypeName() + ", not shown)",
                Contact.class,
                new IllegalArgumentException(reason));
    }
}
