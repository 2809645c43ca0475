package io.github.camelheymarket.message;

import org.jspecify.annotations.Nullable;

/** Compares the text that was sent with one that Heymarket shows, which may be with or without its tokens filled in (C9.1.1). */
final class MessageText {

    private static final String BEGIN = "{{";
    private static final String END = "}}";

    private MessageText() {}

    /** @param shown {@code null} for no text */
    static boolean mayBe(String sent, @Nullable String shown) {
        String text = shown == null ? "" : shown;
        return text.equals(sent) || sent.contains(BEGIN) && isFilled(sent, text);
    }

    /** Whether the parts between the tokens stand in the text, in their order. */
    private static boolean isFilled(String sent, String text) {
        int at = 0;
        int from = 0;
        boolean isFirst = true;
        while (true) {
            int begin = sent.indexOf(BEGIN, from);
            int end = begin < 0 ? -1 : sent.indexOf(END, begin);
            String part = end < 0 ? sent.substring(from) : sent.substring(from, begin);
            if (end < 0) {
                return isFirst ? text.equals(part) : text.length() - part.length() >= at && text.endsWith(part);
            }
            int found = isFirst ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            from = end + END.length();
            isFirst = false;
        }
    }
}
