package io.github.camelheymarket.row;

import org.jspecify.annotations.Nullable;

/** What messages, logs and results show of a value that is personal data: its end (R2). */
public final class Masks {

    private static final String HIDDEN = "…";
    private static final int MIN_DIGITS = 5;
    /** As many digits as a phone of most countries has, and no id. */
    private static final int PHONE_DIGITS = 10;

    private Masks() {}

    /** @return the last two digits of a phone, such as {@code …43}, or no digit of a text with fewer than five digits */
    public static String phone(@Nullable String phone) {
        String digits = phone == null ? "" : PhoneNumbers.digits(phone);
        return digits.length() < MIN_DIGITS ? HIDDEN : HIDDEN + digits.substring(digits.length() - 2);
    }

    /** @return an integer id, or its last two digits if it may be a phone in the place of an id */
    public static String id(long id) {
        String digits = Long.toString(id);
        return digits.length() >= PHONE_DIGITS || PhoneNumbers.isValid(digits) ? phone(digits) : digits;
    }

    /** @return the kind of a match key and the last two characters of its value, such as {@code phone:…43} */
    public static String key(String key) {
        int value = key.indexOf(':') + 1;
        return key.substring(0, value) + HIDDEN + key.substring(Math.max(value, key.length() - 2));
    }
}
