package io.github.camelheymarket.row;

import org.jspecify.annotations.Nullable;

/** What messages, logs and results show of a value that is personal data: its end (R2). */
public final class Masks {

    private static final String HIDDEN = "…";
    private static final int MIN_DIGITS = 5;

    private Masks() {}

    /** @return the last two digits of a phone, such as {@code …43}, or no digit of a text with fewer than five digits */
    public static String phone(@Nullable String phone) {
        String digits = phone == null ? "" : PhoneNumbers.digits(phone);
        return digits.length() < MIN_DIGITS ? HIDDEN : HIDDEN + digits.substring(digits.length() - 2);
    }

    /** @return the kind of a match key and the last two characters of its value, such as {@code phone:…43} */
    public static String key(String key) {
        int value = key.indexOf(':') + 1;
        return key.substring(0, value) + HIDDEN + key.substring(Math.max(value, key.length() - 2));
    }
}
