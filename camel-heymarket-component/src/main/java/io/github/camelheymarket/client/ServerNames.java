package io.github.camelheymarket.client;

/**
 * What a response says that is to be one name: the id of a request, a code, a field. Whatever is longer, or has other
 * characters, may be a sentence with somebody's name in it, and is none.
 */
final class ServerNames {

    private static final int MOST_CHARACTERS = 128;

    private ServerNames() {}

    /** @return the id of a request; {@code null} where the text is none */
    static String id(String text) {
        return of(text, "._:-");
    }

    /** @return the name of a field such as {@code contacts[0].phone}; {@code null} where the text is none */
    static String field(String text) {
        return of(text, "._:-[]/");
    }

    private static String of(String text, String signs) {
        if (text == null || text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPlain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isPlain && signs.indexOf(c) < 0) {
                return null;
            }
        }
        return text;
    }
}
