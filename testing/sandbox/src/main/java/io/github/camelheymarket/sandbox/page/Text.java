package io.github.camelheymarket.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them. */
final class Text {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private Text() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, nanos < 10_000_000 ? "%.1f" : "%.0f", nanos / 1e6);
    }

    /** Time of day in UTC. */
    static Html time(Instant at) {
        return Html.of("<time datetime=\"{}\">{}</time>", at, TIME.format(at.atOffset(ZoneOffset.UTC)));
    }

    /** Day and time in UTC. */
    static Html day(Instant at) {
        return Html.of("<time datetime=\"{}\">{}</time>", at, DAY.format(at.atOffset(ZoneOffset.UTC)));
    }

    /** Text of a person, whose marks for right-to-left writing end with it. */
    static Html said(String text) {
        return Html.of("<bdi>{}</bdi>", text);
    }

    /** A sentence with code in backquotes. */
    static Html sentence(String text) {
        Html all = Html.NONE;
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            all = Html.of(i % 2 == 0 ? "{}{}" : "{}<code>{}</code>", all, parts[i]);
        }
        return all;
    }

    /** JSON in lines, anything else as it is. */
    static String pretty(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isContainerNode()
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
