package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How strictly phone numbers are checked (R2). */
public enum PhoneCheck {

    /** The number belongs to a range that its country uses, as far as libphonenumber knows; or it is 555-01xx, reserved for tests. */
    VALID,

    /** The number has a length that its country uses. */
    POSSIBLE;

    /**
     * @param word {@code valid} or {@code possible} in any case; {@code null} or blank: valid
     * @throws IllegalArgumentException naming the words allowed
     */
    public static PhoneCheck parse(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return VALID;
        }
        for (PhoneCheck check : values()) {
            if (check.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
                return check;
            }
        }
        throw new IllegalArgumentException("phoneCheck must be valid or possible, not " + Texts.quoted(word));
    }
}
