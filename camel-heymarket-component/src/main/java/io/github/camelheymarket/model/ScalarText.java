package io.github.camelheymarket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;

/** Single values as the text that a custom field holds (R1.3). */
public final class ScalarText {

    /** 1E+999999999 is ten characters of JSON and a gigabyte of text. */
    private static final int MOST_ZEROS = 1_000;

    /** To write a number out takes time by the square of its digits: a thousand are enough. */
    private static final int MOST_BITS = 3_330;

    private ScalarText() {}

    /**
     * A value as text: dates as ISO 8601, points in time as RFC 3339 in UTC, numbers plain (never with an exponent),
     * booleans as {@code true} and {@code false}, a {@link Clob} read, an enum by name. A date-time without a zone stays
     * without one: none is invented.
     *
     * @return the text, verbatim for texts; {@code null} where the type is no single value (bytes, maps, beans) or the
     *     value is no number ({@code NaN}), or one of absurd size, or cannot be read
     */
    public static String of(Object value) {
        if (value instanceof JsonNode node) {
            return ofNode(node);
        }
        if (value instanceof CharSequence || value instanceof Boolean || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        if (value instanceof Date || value instanceof Calendar) {
            return ofDate(value);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof UUID
                || value instanceof URI
                || value instanceof URL) {
            return value.toString();
        }
        return value instanceof Clob clob ? ofClob(clob) : null;
    }

    private static String ofNode(JsonNode node) {
        if (node.isTextual() || node.isBoolean()) {
            return node.asText();
        }
        return node.isNumber() ? ofNumber(node.numberValue()) : null;
    }

    private static String ofNumber(Number number) {
        if (number instanceof BigDecimal decimal) {
            boolean isAbsurd = Math.abs((long) decimal.scale()) > MOST_ZEROS
                    || decimal.unscaledValue().bitLength() > MOST_BITS;
            return isAbsurd ? null : decimal.toPlainString();
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()).toPlainString() : null;
        }
        return number instanceof BigInteger integer && integer.bitLength() > MOST_BITS ? null : number.toString();
    }

    private static String ofDate(Object value) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime().toString();
        }
        Instant instant = value instanceof Calendar calendar ? calendar.toInstant() : ((Date) value).toInstant();
        return instant.toString();
    }

    private static String ofClob(Clob clob) {
        try {
            long length = clob.length();
            return length > Integer.MAX_VALUE ? null : clob.getSubString(1, (int) length);
        } catch (SQLException e) {
            return null;
        }
    }
}
