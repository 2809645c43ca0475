package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

/** The times in answers. */
final class Instants {

    private Instants() {}

    /** @return {@code null} where the text is missing or no RFC 3339 time */
    static Instant parse(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The text itself where it is a time; another one may hold anything. */
    static String shown(String text) {
        return parse(text) == null ? "a time that cannot be read" : text;
    }

    /** Whether the contact was updated at that instant; {@code null} is never one. */
    static boolean isAt(Contact contact, Instant instant) {
        return instant != null && instant.equals(parse(contact.getUpdated()));
    }

    /** @return the latest {@code updated}, {@code null} where none is told */
    static Instant newest(List<Contact> contacts) {
        return contacts.stream()
                .map(contact -> parse(contact.getUpdated()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
