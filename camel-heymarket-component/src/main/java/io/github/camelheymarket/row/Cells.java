package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Texts;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Converts single values to the form of their field. Exceptions name the column, never the value. */
final class Cells {

    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "1.0");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "0.0");
    /** Of an integer, with whatever a spreadsheet writes around it. */
    private static final int MAX_DIGITS = 100;

    private static final List<String> CHANNEL_MEMBERS =
            List.of("channel_type", "channel_id", "channel_ids", "channel_handle", "info_channel");

    private Cells() {}

    /** Whether a value is null, blank text or an empty container: all of these leave a field unchanged (R1.4). */
    static boolean isEmpty(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node.isNull()
                    || node.isMissingNode()
                    || node.isTextual() && Texts.isBlank(node.asText())
                    || node.isContainerNode() && node.isEmpty();
        }
        return value == null
                || value instanceof CharSequence text && Texts.isBlank(text)
                || value instanceof Collection<?> items && items.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Object[] array && array.length == 0;
    }

    static String text(String column, Object value) {
        String text = ScalarText.of(value);
        if (text == null) {
            throw bad(
                    column,
                    value,
                    "is " + RowSource.type(value) + ", which is not text: convert it first, or drop it with map."
                            + column + "=");
        }
        if (isCut(text)) {
            throw bad(
                    column,
                    value,
                    "has half of a character, like a text that was cut at a fixed length: cut it elsewhere");
        }
        return text;
    }

    /** Whether the text has half of a surrogate pair, which no encoding can represent. */
    private static boolean isCut(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** R5.5: the words for opted out and not opted out. */
    static boolean optedOut(String column, Object value) {
        String word = ScalarText.of(value);
        word = word == null ? "" : Texts.name(word).toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return YES.contains(word);
        }
        throw new HeymarketValidationException(
                RejectReason.OPT_OUT_NOT_UNDERSTOOD,
                column,
                "the opt-out in '" + column
                        + "' is not one of yes, y, true, t, 1, 1.0, no, n, false, f, 0, 0.0: use one of them, or leave it empty",
                value);
    }

    static long integer(String column, Object value) {
        String text = ScalarText.of(value);
        try {
            text = text == null ? "" : Texts.trim(text);
            // The time to parse digits grows with the square of their number.
            return new BigDecimal(text.length() > MAX_DIGITS ? "" : text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw bad(column, value, "is not an integer");
        }
    }

    static ArrayNode integers(String column, Object value) {
        ArrayNode integers = JsonNodeFactory.instance.arrayNode();
        for (Object item : items(value)) {
            integers.add(Json.integer(integer(column, item)));
        }
        return integers;
    }

    /** The elements of a list in any form: array, collection, JSON array, text with {@code ,} or {@code ;} between. */
    static List<Object> items(Object value) {
        List<Object> items = new ArrayList<>();
        if (value instanceof CharSequence text) {
            items.addAll(Arrays.asList(text.toString().split("[,;]")));
        } else if (value instanceof JsonNode node && node.isTextual()) {
            return items(node.asText());
        } else if (value instanceof ArrayNode array) {
            array.forEach(items::add);
        } else if (value instanceof Collection<?> collection) {
            items.addAll(collection);
        } else if (value instanceof Object[] array) {
            items.addAll(Arrays.asList(array));
        } else if (value instanceof long[] array) {
            Arrays.stream(array).forEach(items::add);
        } else if (value instanceof int[] array) {
            Arrays.stream(array).forEach(items::add);
        } else {
            items.add(value);
        }
        items.removeIf(Cells::isEmpty);
        return items;
    }

    static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(Texts.trim(text));
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String webAddress(String column, Object value) {
        String text = Texts.trim(text(column, value));
        if (!isWebAddress(text)) {
            throw bad(column, value, "is not the http or https address of an image");
        }
        return text;
    }

    static String uuid(String column, Object value) {
        String text = Texts.trim(text(column, value));
        if (!Contact.isUuid(text)) {
            String problem = text.matches("\\d+")
                    ? "is an integer, which is not allowed there: contact_id is the UUID of a v2 contact"
                    : "is not a UUID";
            throw new HeymarketValidationException(
                    RejectReason.CONTACT_ID_NOT_UUID,
                    column,
                    "the id in '" + column + "' " + problem + "; leave it out to match by phone or e-mail",
                    value);
        }
        return text;
    }

    /** An e-mail address as a key: trimmed, in lower case, with text on both sides of exactly one {@code @} (R1.6). */
    static String emailKey(String column, String email) {
        String key = Texts.comparableEmail(email);
        if (!key.matches("[^@\\s]+@[^@\\s]+")) {
            throw new HeymarketValidationException(
                    RejectReason.EMAIL_NOT_POSSIBLE,
                    column,
                    "the e-mail in '" + column + "' is not one address with one @: rows are matched by it",
                    email);
        }
        return key;
    }

    /**
     * The members of channels that can be sent (C4.3). Other members, which only responses have, are left out.
     *
     * @param phones reads the number of a phone channel, given the column and the value
     */
    static ArrayNode channels(String column, Object value, BiFunction<String, Object, String> phones) {
        JsonNode node;
        try {
            node = Json.node(column, value);
        } catch (IllegalArgumentException e) {
            throw bad(column, value, "has a value without a JSON form");
        }
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : node.isObject() ? List.of(node) : node) {
            if (!(item instanceof ObjectNode channel)
                    || !channel.path("channel_type").isTextual()) {
                throw bad(column, value, "is not a list of objects with channel_type and channel_id");
            }
            ObjectNode kept = channel.deepCopy().retain(CHANNEL_MEMBERS);
            if ("phone".equalsIgnoreCase(kept.get("channel_type").textValue())) {
                readPhones(column, kept, phones);
            }
            channels.add(kept);
        }
        if (channels.isEmpty()) {
            throw bad(column, value, "is not a list of objects with channel_type and channel_id");
        }
        return channels;
    }

    private static void readPhones(String column, ObjectNode channel, BiFunction<String, Object, String> phones) {
        if (channel.hasNonNull("channel_id")) {
            channel.put("channel_id", phones.apply(column, channel.get("channel_id")));
        }
        if (channel.path("channel_ids") instanceof ArrayNode ids) {
            ArrayNode read = channel.putArray("channel_ids");
            ids.forEach(id -> read.add(phones.apply(column, id)));
        }
    }

    static HeymarketValidationException bad(String column, Object value, String problem) {
        return new HeymarketValidationException(
                RejectReason.BAD_VALUE, column, "the value in '" + column + "' " + problem, value);
    }
}
