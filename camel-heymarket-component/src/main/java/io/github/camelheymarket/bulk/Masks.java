package io.github.camelheymarket.bulk;

import java.util.regex.Pattern;

/** Takes people's data out of what is shown. */
final class Masks {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[\\s().-]{0,2}\\d){4,}(\\d{2})(?!\\d)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
    private static final int TEXT_LIMIT = 300;
    /** What is shown is shorter, and of more the expressions would take time and stack. */
    private static final int WORK_LIMIT = 600;

    private Masks() {}

    /** The key's kind and its last two characters: {@code phone:…43}. */
    static String key(String key) {
        int value = key.indexOf(':') + 1;
        return key.substring(0, value) + "…" + key.substring(Math.max(value, key.length() - 2));
    }

    /** A text from outside without phones and addresses, and not endless. */
    static String text(String text) {
        String begin = text.length() <= WORK_LIMIT ? text : text.substring(0, WORK_LIMIT);
        String masked = LONG_NUMBER.matcher(begin).replaceAll("…$1");
        masked = ADDRESS.matcher(masked).replaceAll("…@…");
        return masked.length() <= TEXT_LIMIT ? masked : masked.substring(0, TEXT_LIMIT) + "…";
    }
}
