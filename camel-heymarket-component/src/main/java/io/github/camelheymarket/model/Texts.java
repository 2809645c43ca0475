package io.github.camelheymarket.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Trims, compares and shows texts by Unicode rules (R1.3): spreadsheets, web pages and editors leave blanks and invisible
 * characters at the ends of texts, and write the same letter in different normal forms.
 */
public final class Texts {

    /** Combining marks on a letter; the stream-safe format of Unicode allows 30. */
    private static final int MAX_MARKS = 60;

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final int MIN_PHONE_DIGITS = 7;
    private static final String HIDDEN_NAME = "(a phone or an e-mail address?)";

    private static final int MAX_QUOTED = 40;
    private static final int MAX_DIGITS = 18;
    private static final String NOT_QUOTED = "@\uFF20=&(";

    private Texts() {}

    /** Removes blanks, control characters and invisible characters from both ends. */
    public static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isTrimmed(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (end > begin && isTrimmed(text.codePointBefore(end)) && !modifiesPrevious(text, begin, end)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    /** Whether the text has only characters that {@link #trim} removes. */
    public static boolean isBlank(CharSequence text) {
        return text.codePoints().allMatch(Texts::isTrimmed);
    }

    /** Whether two texts are equal after trimming and normalization. */
    public static boolean same(String one, String other) {
        return one.equals(other) || comparable(one).equals(comparable(other));
    }

    /** The trimmed text in normal form C, in which texts are compared. */
    public static String comparable(String text) {
        return normalized(trim(text), Normalizer.Form.NFC);
    }

    /** An e-mail address without blanks at its ends and without invisible characters. */
    public static String email(String address) {
        return trim(withoutInvisible(address));
    }

    /** The form in which e-mail addresses are compared: trimmed, in normal form C, in lower case. */
    public static String comparableEmail(String address) {
        return normalized(email(address), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The form in which names of columns and labels are compared: normal form KC, without invisible characters. */
    public static String name(String text) {
        return isPlain(text) ? text.strip() : trim(normalized(withoutInvisible(text), Normalizer.Form.NFKC));
    }

    /** A {@link #name} in normal form KD, with accents as separate characters. */
    public static String decomposed(String text) {
        return normalized(name(text), Normalizer.Form.NFKD);
    }

    /** Removes all invisible characters. */
    public static String withoutInvisible(String text) {
        if (text.codePoints().noneMatch(Texts::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isInvisible(point)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The text for a message: invisible characters and unusual blanks become escapes such as {@code \}{@code u200B}. */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Texts::isEscaped)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isEscaped(point)) {
                escape(shown, point);
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /**
     * The name of a column or member for a message, as {@link #visible} shows it. A name with seven digits or an {@code @} is not
     * shown: in a table without a row of headings the values of a person are taken for the names.
     */
    public static String visibleName(String name) {
        long digits = name.codePoints().filter(Character::isDigit).count();
        boolean isAddress = name.indexOf('@') >= 0 || name.indexOf('\uFF20') >= 0;
        return digits < MIN_PHONE_DIGITS && !isAddress ? visible(name) : HIDDEN_NAME;
    }

    /**
     * The value of an option for a message: in quotation marks, or its length if it is long, looks like personal data, has control
     * characters, or may be the rest of a URI with a wrong separator, in which there may be secrets.
     */
    public static String quoted(String value) {
        long digits = value.codePoints().filter(Character::isDigit).count();
        boolean isShown = value.length() <= MAX_QUOTED
                && digits < MIN_PHONE_DIGITS
                && value.chars().noneMatch(c -> Character.isISOControl(c) || NOT_QUOTED.indexOf(c) >= 0);
        return isShown ? "'" + visible(value) + "'" : "a text of " + value.length() + " characters";
    }

    /** Whether the text is an integer as ids have it: 1 to 18 digits of ASCII and no sign, which fit into a {@code long}. */
    public static boolean isInteger(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static void escape(StringBuilder shown, int point) {
        for (char unit : Character.toChars(point)) {
            shown.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTrimmed(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || isInvisible(point);
    }

    private static boolean isEscaped(int point) {
        boolean isLineOrTab = point == '\n' || point == '\r' || point == '\t';
        boolean isOtherBlank = point != ' ' && Character.isSpaceChar(point);
        return isOtherBlank || Character.isISOControl(point) && !isLineOrTab || isInvisible(point);
    }

    /** Format characters, variation selectors, and characters without a glyph. */
    private static boolean isInvisible(int point) {
        if (point < 0xAD) {
            return false;
        }
        if (Character.getType(point) == Character.FORMAT || isVariationSelector(point)) {
            return true;
        }
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    private static boolean isVariationSelector(int point) {
        return point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF
                || point >= 0x180B && point <= 0x180F;
    }

    /** A variation selector or tag after a symbol or ideograph is part of it: a red heart, a flag, a variant in a family name. */
    private static boolean modifiesPrevious(String text, int begin, int end) {
        int at = end;
        while (at > begin && isModifier(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        if (at == end || at == begin) {
            return false;
        }
        int base = text.codePointBefore(at);
        return Character.isIdeographic(base)
                || base != ZERO_WIDTH_JOINER && !Character.isLetterOrDigit(base) && !isTrimmed(base);
    }

    private static boolean isModifier(int point) {
        return isVariationSelector(point) || point >= 0xE0020 && point <= 0xE007F;
    }

    /**
     * Normalizes a text, except one with very many combining marks on a letter, which no language has: the time grows with
     * the square of their number.
     */
    private static String normalized(String text, Normalizer.Form form) {
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            marks = isMark(text.codePointAt(i)) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return text;
            }
        }
        return Normalizer.normalize(text, form);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
