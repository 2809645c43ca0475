package io.github.camelheymarket.row;

import java.util.Locale;

/** What a phone number has to be (R2). */
public enum PhoneCheck {

    /** Of a range that is in use in its country, as far as libphonenumber knows; and 555-01xx, which is kept for tests. */
    VALID,

    /** Of a length that its country uses. */
    POSSIBLE;

    /**
     * @param word {@code valid} or {@code possible} in any case; {@code null} or blank: valid
     * @throws IllegalArgumentException naming the words allowed
     */
    public static PhoneCheck parse(String word) {
        if (word == null || word.isBlank()) {
            return VALID;
        }
        for (PhoneCheck check : values()) {
            if (check.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
                return check;
            }
        }
        throw new IllegalArgumentException("phoneCheck must be valid or possible, not '" + word + "'");
    }
}
