package io.github.camelheymarket.client;

import org.jspecify.annotations.Nullable;

/**
 * Accepts single names in responses: a request id, an error code, a field. A longer text, or one with other characters, may be
 * a sentence with personal data and is rejected.
 */
final class ServerNames {

    private static final int MAX_LENGTH = 128;

    private ServerNames() {}

    /** The text if it may be an id or code, else {@code null}. */
    static @Nullable String id(@Nullable String text) {
        return of(text, "._:-");
    }

    /** The text if it may be the name of a field such as {@code contacts[0].phone}, else {@code null}. */
    static @Nullable String field(@Nullable String text) {
        return of(text, "._:-[]/");
    }

    private static @Nullable String of(@Nullable String text, String symbols) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isPlain && symbols.indexOf(c) < 0) {
                return null;
            }
        }
        return text;
    }
}
