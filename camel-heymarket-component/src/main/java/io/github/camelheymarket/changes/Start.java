package io.github.camelheymarket.changes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Where a route starts that has no cursor.
 *
 * @param everything whether existing contacts are delivered
 * @param from only contacts changed at this instant or later; {@code null} for all
 */
public record Start(boolean everything, @Nullable Instant from) {

    /** Only changes after the first poll. */
    public static final Start NOW = new Start(false, null);

    public static final Start BEGINNING = new Start(true, null);

    /** @throws IllegalArgumentException with the permitted values */
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

    /** Restores the plus sign of an offset, which decoding a URI replaces by a blank. */
    private static String withOffset(String text) {
        String trimmed = text.trim();
        int blank = trimmed.lastIndexOf(' ');
        return blank < 0 || blank < trimmed.indexOf('T')
                ? trimmed
                : trimmed.substring(0, blank) + "+" + trimmed.substring(blank + 1);
    }
}
