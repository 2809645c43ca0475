package io.github.camelheymarket.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Parses dates in headers. */
final class HttpDates {

    private static final int MAX_LENGTH = 64;

    private HttpDates() {}

    /** {@code null} if the value is missing or not a date. */
    static @Nullable Instant parse(@Nullable String value) {
        if (value == null || value.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return DateUtils.parseStandardDate(value.trim());
        }
    }
}
