package io.github.camelheymarket.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON without loss: fractions keep all their digits. Content after the value, a duplicate member, and
 * nesting deeper than {@value #MAX_DEPTH} are errors.
 */
public final class Json {

    private static final int MAX_DEPTH = 100;

    /** A page of a thousand contacts with fifty fields has fewer; each object takes twenty times the memory of its two characters. */
    private static final long MAX_ANSWER_TOKENS = 1_000_000;

    private static final ObjectMapper MAPPER = mapper(StreamReadConstraints.builder());
    private static final ObjectMapper ANSWERS =
            mapper(StreamReadConstraints.builder().maxTokenCount(MAX_ANSWER_TOKENS));

    private static ObjectMapper mapper(StreamReadConstraints.Builder limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(limits.maxNestingDepth(MAX_DEPTH).build())
                .build();
        return new JsonMapper.Builder(new Mapper(factory))
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    private Json() {}

    /** For a number with an exponent that no {@link BigDecimal} has Jackson throws what is no exception of JSON. */
    private static final class Mapper extends JsonMapper {

        private static final long serialVersionUID = 1L;

        Mapper(JsonFactory factory) {
            super(factory);
        }

        @Override
        public JsonNode readTree(byte[] content) throws IOException {
            try {
                return super.readTree(content);
            } catch (NumberFormatException e) {
                throw hugeNumber(null);
            }
        }

        @Override
        public JsonNode readTree(Reader content) throws IOException {
            try {
                return super.readTree(content);
            } catch (NumberFormatException e) {
                throw hugeNumber(null);
            }
        }

        @Override
        public JsonNode readTree(String content) throws JsonProcessingException {
            try {
                return super.readTree(content);
            } catch (NumberFormatException e) {
                throw hugeNumber(null);
            }
        }
    }

    /**
     * The exception for a {@link NumberFormatException} of Jackson, whose message shows the number.
     *
     * @param location where the number stands, if that is known
     */
    public static JsonProcessingException hugeNumber(@Nullable JsonLocation location) {
        return new StreamConstraintsException("a number has too large an exponent", location);
    }

    /** The mapper for the body of a response, which may have only so many values. Do not configure it. */
    public static ObjectMapper answers() {
        return ANSWERS;
    }

    /** The mapper that the component uses for all other JSON. Do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Converts a map to a JSON object. Maps, collections, arrays, numbers, booleans, contacts and tags become their JSON form,
     * other values text by {@link ScalarText}.
     *
     * @throws IllegalArgumentException if a value has no JSON form; the message names its key and Java type
     */
    public static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), node(String.valueOf(key), value)));
        return object;
    }

    /**
     * Converts a value as {@link #object} does.
     *
     * @param name the name of the value, for the message of an exception
     */
    public static JsonNode node(String name, @Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node.deepCopy();
        }
        if (value instanceof Contact contact) {
            return contact.json().deepCopy();
        }
        if (value instanceof Tag tag) {
            return tag(tag);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            ArrayNode array = nodes.arrayNode();
            items.forEach(item -> array.add(node(name, item)));
            return array;
        }
        if (value instanceof Object[] items) {
            return node(name, Arrays.asList(items));
        }
        return scalar(name, value);
    }

    /** Converts a JSON object to maps, lists, strings, numbers and booleans. */
    public static Map<String, Object> plain(ObjectNode object) {
        return MAPPER.convertValue(object, new TypeReference<>() {});
    }

    /** A node that equals the one which Jackson reads, because an {@code IntNode} does not equal a {@code LongNode}. */
    public static NumericNode integer(long value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return value == (int) value ? nodes.numberNode((int) value) : nodes.numberNode(value);
    }

    private static ObjectNode tag(Tag tag) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (tag.id() != null) {
            object.set("tag_id", integer(tag.id()));
        }
        return tag.label() == null ? object : object.put("tag", tag.label());
    }

    private static JsonNode scalar(String name, Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Boolean bool) {
            return nodes.booleanNode(bool);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return integer(((Number) value).longValue());
        }
        if (value instanceof BigInteger integer) {
            return integer.bitLength() < Long.SIZE ? integer(integer.longValue()) : nodes.numberNode(integer);
        }
        if (value instanceof BigDecimal decimal) {
            return nodes.numberNode(decimal);
        }
        String text = ScalarText.of(value);
        if (text == null) {
            throw new IllegalArgumentException("the value of '" + name + "' is of type "
                    + value.getClass().getName() + ", which has no JSON form here");
        }
        return value instanceof Double || value instanceof Float
                ? nodes.numberNode(new BigDecimal(text))
                : nodes.textNode(text);
    }
}
