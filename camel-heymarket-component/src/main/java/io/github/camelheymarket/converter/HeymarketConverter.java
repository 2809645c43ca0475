package io.github.camelheymarket.converter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.JsonText;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.TypeConversionException;

/**
 * Type converters, so that {@code convertBodyTo(Map.class)} and its like work on what the component takes and gives.
 *
 * <p>A {@code Contact} becomes, and is made of, a {@code Map}, a JSON object as {@code String}, {@code byte[]} or
 * {@code InputStream}, and a {@code JsonNode}; nothing is lost on the way, members that no page documents included. Member
 * names are those of the wire: a table's columns are understood by the operations, not here. A {@code ContactStatus}, a
 * {@code BulkResult}, a {@code SyncReport}, a {@code RowResult} and a {@code ContactField} become a {@code Map}, {@code String},
 * {@code byte[]}, {@code InputStream} or {@code JsonNode}, a list that the component gives a JSON array in the same forms. A
 * {@code BulkResult} then has its counts, its first 1,000 {@code problems}, and {@code rows} only where there are no more
 * than 10,000: convert those of a longer one by themselves, splitting {@code rows()} within the route.
 *
 * <p>Text and bytes that are not one JSON object are refused with a {@link TypeConversionException} that tells the type
 * and the place of the fault, never the content.
 */
@Converter(generateLoader = true)
public class HeymarketConverter {

    @Converter
    public static Contact toContact(Map<?, ?> map) {
        try {
            return new Contact(Json.object(map));
        } catch (IllegalArgumentException e) {
            throw refused(map, Contact.class, e.getMessage());
        }
    }

    @Converter
    public static Contact toContact(JsonNode json) {
        return new Contact(object(json, json).deepCopy());
    }

    @Converter
    public static Contact toContact(String json) {
        return new Contact(parsed(json, () -> JsonText.tree(json)));
    }

    @Converter
    public static Contact toContact(byte[] json) {
        return new Contact(parsed(json, () -> JsonText.tree(json)));
    }

    @Converter
    public static Contact toContact(InputStream json) {
        return new Contact(parsed(json, () -> JsonText.tree(json)));
    }

    @Converter
    public static Map<String, Object> toMap(Contact contact) {
        return map(contact.json());
    }

    @Converter
    public static ObjectNode toObjectNode(Contact contact) {
        return contact.json().deepCopy();
    }

    @Converter
    public static JsonNode toJsonNode(Contact contact) {
        return toObjectNode(contact);
    }

    @Converter
    public static String toString(Contact contact) {
        return JsonForms.text(contact.json());
    }

    @Converter
    public static byte[] toBytes(Contact contact) {
        return JsonForms.bytes(contact.json());
    }

    @Converter
    public static InputStream toInputStream(Contact contact) {
        return new ByteArrayInputStream(JsonForms.bytes(contact.json()));
    }

    @Converter
    public static Map<String, Object> toMap(ContactStatus status) {
        return map(status.json());
    }

    @Converter
    public static JsonNode toJsonNode(ContactStatus status) {
        return status.json().deepCopy();
    }

    @Converter
    public static String toString(ContactStatus status) {
        return JsonForms.text(status.json());
    }

    @Converter
    public static byte[] toBytes(ContactStatus status) {
        return JsonForms.bytes(status.json());
    }

    @Converter
    public static InputStream toInputStream(ContactStatus status) {
        return new ByteArrayInputStream(toBytes(status));
    }

    @Converter
    public static Map<String, Object> toMap(RowResult row) {
        return map(ResultJson.of(row));
    }

    @Converter
    public static JsonNode toJsonNode(RowResult row) {
        return ResultJson.of(row);
    }

    @Converter
    public static String toString(RowResult row) {
        return JsonForms.text(ResultJson.of(row));
    }

    @Converter
    public static byte[] toBytes(RowResult row) {
        return JsonForms.bytes(ResultJson.of(row));
    }

    @Converter
    public static InputStream toInputStream(RowResult row) {
        return new ByteArrayInputStream(toBytes(row));
    }

    @Converter
    public static Map<String, Object> toMap(BulkResult result) {
        return map(ResultJson.of(result));
    }

    @Converter
    public static JsonNode toJsonNode(BulkResult result) {
        return ResultJson.of(result);
    }

    @Converter
    public static String toString(BulkResult result) {
        return JsonForms.text(ResultJson.of(result));
    }

    @Converter
    public static byte[] toBytes(BulkResult result) {
        return JsonForms.bytes(ResultJson.of(result));
    }

    @Converter
    public static InputStream toInputStream(BulkResult result) {
        return new ByteArrayInputStream(toBytes(result));
    }

    @Converter
    public static Map<String, Object> toMap(SyncReport report) {
        return map(ResultJson.of(report));
    }

    @Converter
    public static JsonNode toJsonNode(SyncReport report) {
        return ResultJson.of(report);
    }

    @Converter
    public static String toString(SyncReport report) {
        return JsonForms.text(ResultJson.of(report));
    }

    @Converter
    public static byte[] toBytes(SyncReport report) {
        return JsonForms.bytes(ResultJson.of(report));
    }

    @Converter
    public static InputStream toInputStream(SyncReport report) {
        return new ByteArrayInputStream(toBytes(report));
    }

    @Converter
    public static Map<String, Object> toMap(ContactField field) {
        return map(ResultJson.of(field));
    }

    @Converter
    public static JsonNode toJsonNode(ContactField field) {
        return ResultJson.of(field);
    }

    @Converter
    public static String toString(ContactField field) {
        return JsonForms.text(ResultJson.of(field));
    }

    @Converter
    public static byte[] toBytes(ContactField field) {
        return JsonForms.bytes(ResultJson.of(field));
    }

    @Converter
    public static InputStream toInputStream(ContactField field) {
        return new ByteArrayInputStream(toBytes(field));
    }

    @Converter
    public static JsonNode toJsonNode(ResultList<?> list) {
        return ResultJson.of(list);
    }

    @Converter
    public static String toString(ResultList<?> list) {
        return JsonForms.text(ResultJson.of(list));
    }

    @Converter
    public static byte[] toBytes(ResultList<?> list) {
        return JsonForms.bytes(ResultJson.of(list));
    }

    @Converter
    public static InputStream toInputStream(ResultList<?> list) {
        return new ByteArrayInputStream(toBytes(list));
    }

    /** Reads JSON, and may fail in doing so. */
    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static ObjectNode parsed(Object source, Reading reading) {
        try {
            return object(source, reading.read());
        } catch (IOException e) {
            // Its own message quotes the text, which may be a person's data.
            throw refused(source, Contact.class, "it " + JsonText.problem(e));
        }
    }

    private static ObjectNode object(Object source, JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw refused(source, Contact.class, "it is not one JSON object; a list is for bulk operations");
    }

    /** Camel prints the value of a failed conversion, so it gets the value's type in its place. */
    private static TypeConversionException refused(Object source, Class<?> type, String problem) {
        return new TypeConversionException(
                "(a " + source.getClass().getTypeName() + ", not shown)", type, new IllegalArgumentException(problem));
    }

    private static Map<String, Object> map(ObjectNode json) {
        return Json.plain(json);
    }
}
