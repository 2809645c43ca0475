package io.github.camelheymarket.changes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Where to begin as long as there is no cursor.
 *
 * @param everything whether contacts that were there before are delivered at all
 * @param from those changed at this instant or later; {@code null} for all
 */
public record Start(boolean everything, Instant from) {

    /** Only what changes from the first poll on. */
    public static final Start NOW = new Start(false, null);

    public static final Start BEGINNING = new Start(true, null);

    /** @throws IllegalArgumentException naming what is understood */
    public static Start of(String text) {
        return switch (text) {
            case "fromNow" -> NOW;
            case "fromBeginning" -> BEGINNING;
            default -> {
                try {
                    yield new Start(true, OffsetDateTime.parse(withOffset(text)).toInstant());
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            "The option start must be fromNow | fromBeginning | an instant such as 2026-05-01T00:00:00Z (RFC "
                                    + "3339, with its offset).");
                }
            }
        };
    }

    /** A URI makes a blank of the plus sign of an offset, and no instant has a blank behind its T. */
    private static String withOffset(String text) {
        String trimmed = text.trim();
        int blank = trimmed.lastIndexOf(' ');
        return blank < 0 || blank < trimmed.indexOf('T')
                ? trimmed
                : trimmed.substring(0, blank) + "+" + trimmed.substring(blank + 1);
    }
}
