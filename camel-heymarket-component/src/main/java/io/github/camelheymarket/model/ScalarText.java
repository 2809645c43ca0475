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
import org.jspecify.annotations.Nullable;

/** Converts single values to the text that a custom field stores (R1.3). */
public final class ScalarText {

    /** Limits the text of a number: 1E+999999999 has twelve characters of JSON and would become a gigabyte. */
    private static final int MAX_SCALE = 1_000;

    /** About a thousand digits: the time for converting a number to text grows with the square of its digits. */
    private static final int MAX_BITS = 3_330;

    private ScalarText() {}

    /**
     * Converts a value: texts verbatim, dates to ISO 8601, timestamps to RFC 3339 in UTC, numbers without an exponent,
     * booleans to {@code true} and {@code false}, enums to their names, a {@link Clob} to its content. A date-time without a
     * zone gets none.
     *
     * @return {@code null} if the type is not a single value (bytes, maps, beans), or the value is {@code NaN}, infinite, a
     *     number of more than about 1,000 digits, or cannot be read
     */
    public static @Nullable String of(Object value) {
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

    private static @Nullable String ofNode(JsonNode node) {
        if (node.isTextual() || node.isBoolean()) {
            return node.asText();
        }
        return node.isNumber() ? ofNumber(node.numberValue()) : null;
    }

    private static @Nullable String ofNumber(Number number) {
        if (number instanceof BigDecimal decimal) {
            boolean isTooLong = Math.abs((long) decimal.scale()) > MAX_SCALE
                    || decimal.unscaledValue().bitLength() > MAX_BITS;
            return isTooLong ? null : decimal.toPlainString();
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()).toPlainString() : null;
        }
        return number instanceof BigInteger integer && integer.bitLength() > MAX_BITS ? null : number.toString();
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

    private static @Nullable String ofClob(Clob clob) {
        try {
            long length = clob.length();
            return length > Integer.MAX_VALUE ? null : clob.getSubString(1, (int) length);
        } catch (SQLException e) {
            return null;
        }
    }
}
