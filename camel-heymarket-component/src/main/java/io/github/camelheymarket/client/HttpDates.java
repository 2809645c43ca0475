package io.github.camelheymarket.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.client5.http.utils.DateUtils;

/** Dates in the headers of answers. */
final class HttpDates {

    private static final int MOST_CHARACTERS = 64;

    private HttpDates() {}

    /** @return {@code null} where it is no date, or none that anybody would write */
    static Instant parse(String value) {
        if (value == null || value.length() > MOST_CHARACTERS) {
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
