package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** Rules for single values. Each breach is a 400 that names the field and the rule, never the value. */
final class Check {
    private static final Pattern PHONE = Pattern.compile("[1-9]\\d{6,14}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern CHANNEL_TYPE = Pattern.compile("[a-z][a-z0-9_-]*");

    private Check() {}

    /** Refuses members the contract does not have here, unless they are to be ignored. */
    static void members(ObjectNode object, String where, Set<String> allowed, SandboxSettings settings) {
        if (settings.is(Switch.UNKNOWN_MEMBERS, "IGNORE")) {
            return;
        }
        Set<String> unknown = new TreeSet<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            unknown.add(names.next());
        }
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            throw ApiError.bad(
                    where + unknown.iterator().next(), "no such member in this request; unknown are " + unknown);
        }
    }

    /** International digits without a plus sign (C1): 7 to 15 of them, the first not 0. */
    static String phone(String field, JsonNode value) {
        String phone = text(field, value);
        if (!PHONE.matcher(phone).matches()) {
            throw ApiError.bad(field, "must be 7 to 15 digits with country code, without a plus sign or anything else");
        }
        return phone;
    }

    static String email(String field, JsonNode value) {
        String email = text(field, value);
        int at = email.indexOf('@');
        if (at <= 0 || at == email.length() - 1 || email.contains(" ")) {
            throw ApiError.bad(field, "must be an e-mail address");
        }
        return email;
    }

    static String channelType(String field, JsonNode value) {
        String type = text(field, value);
        if (!CHANNEL_TYPE.matcher(type).matches()) {
            throw ApiError.bad(field, "must be phone, email, facebook or the name of another integration");
        }
        if (type.equals("id")) {
            throw ApiError.bad(field, "id is no channel; it exists in a bulk delete only");
        }
        return type;
    }

    /** The value of a channel of that type. */
    static String channelValue(String field, String type, JsonNode value) {
        return switch (type) {
            case "phone" -> phone(field, value);
            case "email" -> email(field, value);
            default -> filled(field, value);
        };
    }

    static String text(String field, JsonNode value) {
        if (value == null || !value.isTextual()) {
            throw ApiError.bad(field, "must be a string");
        }
        return value.textValue();
    }

    static String filled(String field, JsonNode value) {
        String text = text(field, value);
        if (text.isBlank()) {
            throw ApiError.bad(field, "must not be empty");
        }
        return text;
    }

    static long integer(String field, JsonNode value) {
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ApiError.bad(field, "must be an integer");
        }
        return value.longValue();
    }

    static boolean bool(String field, JsonNode value) {
        if (value == null || !value.isBoolean()) {
            throw ApiError.bad(field, "must be true or false");
        }
        return value.booleanValue();
    }

    static ArrayNode array(String field, JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw ApiError.bad(field, "must be an array");
    }

    static ArrayNode filledArray(String field, JsonNode value) {
        ArrayNode array = array(field, value);
        if (array.isEmpty()) {
            throw ApiError.bad(field, "must hold at least one entry");
        }
        return array;
    }

    static ObjectNode object(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.bad(field, "must be an object");
    }

    static UUID uuid(String field, String value) {
        if (!UUID_FORM.matcher(value).matches()) {
            throw ApiError.bad(field, "must be the UUID of a contact, not its integer id or anything else");
        }
        return UUID.fromString(value);
    }

    /** A cursor: RFC 3339 with offset (C1). */
    static Instant instant(String field, JsonNode value) {
        try {
            return OffsetDateTime.parse(text(field, value)).toInstant();
        } catch (DateTimeParseException e) {
            throw ApiError.bad(field, "must be a time as in RFC 3339, with offset");
        }
    }
}
