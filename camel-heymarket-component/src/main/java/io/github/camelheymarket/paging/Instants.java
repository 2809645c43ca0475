package io.github.camelheymarket.paging;

import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses times of contacts. */
final class Instants {

    private Instants() {}

    /** {@code null} if the text is missing or not an RFC 3339 time. */
    static @Nullable Instant parse(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The text for a message if it is a time; another text may contain personal data. */
    static @Nullable String shown(@Nullable String text) {
        return parse(text) == null ? "a time that cannot be read" : text;
    }

    /** Whether the contact was updated at this time; {@code false} for {@code null}. */
    static boolean isAt(Contact contact, @Nullable Instant instant) {
        return instant != null && instant.equals(parse(contact.getUpdated()));
    }

    /** The latest {@code updated}; {@code null} if no contact has a valid one. */
    static @Nullable Instant newest(List<Contact> contacts) {
        return contacts.stream()
                .map(contact -> parse(contact.getUpdated()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
