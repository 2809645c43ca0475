package io.github.camelheymarket.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/** The type of a member of a body. A value of another type is accepted if it can only mean one value of this type. */
public enum MemberType {
    TEXT("text", "texts"),
    INTEGER("an integer", "integers"),
    BOOLEAN("true or false", "booleans"),
    /** Sent as international digits (R2). */
    PHONE("a phone number", "phone numbers"),
    /** The same for a phone that Heymarket may have given: such digits are a key, whether the number is possible or not (R2). */
    PHONE_KEY("a phone number", "phone numbers"),
    OBJECT("an object", "objects"),
    INTEGER_OR_OBJECT("an integer or an object", "integers or objects");

    private final String one;
    private final String many;

    MemberType(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** The type in words, such as {@code an integer}. */
    public String words(boolean list) {
        return list ? "a list of " + many : one;
    }

    /**
     * @param name of the member, for the exception about a phone
     * @return the value to send; {@code null} if the given one is of another type
     * @throws HeymarketValidationException for a phone that is none
     */
    @Nullable
    JsonNode read(String name, JsonNode value, PhoneNumbers phones) {
        return switch (this) {
            case TEXT -> isText(value) ? TextNode.valueOf(value.asText()) : null;
            case INTEGER -> integer(value);
            case BOOLEAN -> bool(value);
            case PHONE, PHONE_KEY -> isText(value) ? TextNode.valueOf(phone(name, value.asText(), phones)) : null;
            case OBJECT -> value.isObject() ? value : null;
            case INTEGER_OR_OBJECT -> value.isObject() ? value : integer(value);
        };
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber();
    }

    private String phone(String name, String text, PhoneNumbers phones) {
        try {
            return phones.normalise(name, text);
        } catch (HeymarketValidationException e) {
            if (this == PHONE_KEY && Texts.isInteger(text)) {
                return text;
            }
            throw e;
        }
    }

    private static @Nullable JsonNode integer(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value;
        }
        String text = value.isTextual() ? value.asText().strip() : "";
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return Texts.isInteger(digits) ? Json.integer(Long.parseLong(text)) : null;
    }

    private static @Nullable JsonNode bool(JsonNode value) {
        if (value.isBoolean()) {
            return value;
        }
        String text = value.isTextual() ? value.asText().strip() : "";
        return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : null;
    }
}
