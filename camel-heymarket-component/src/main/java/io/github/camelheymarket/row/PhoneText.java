package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The notation of a phone number in a cell: its digits, and whether it begins with a plus sign. Removes what people and spreadsheets add
 * to a number: marks of writing direction, an apostrophe, {@code ="…"}, {@code tel:}.
 *
 * @param text the notation with ASCII digits and ASCII punctuation
 * @param digits only its digits
 * @param plus whether it begins with {@code +}
 */
record PhoneText(String text, String digits, boolean plus) {

    /** The maximum length of a notation; a longer cell is not examined (R2). */
    static final int MAX_CHARACTERS = 100;

    private static final String APOSTROPHES = "'\u2018\u2019\u02BC\uFF07`\u00B4\u2032";
    private static final String QUOTES = "\"\u201C\u201D\u201E\uFF02";
    private static final String SEPARATORS = " ()[].-/~";
    private static final String OF_EXTENSIONS = "xX#;,*";
    private static final String SCHEME = "tel:";
    /** Each of these is applied to at most {@link #MAX_CHARACTERS} characters. */
    private static final Pattern SCIENTIFIC = Pattern.compile("(\\d)[.,]?(\\d*)[Ee]\\+?(\\d{1,2})");

    private static final Pattern WITH_FRACTION = Pattern.compile("(\\+?\\d{7,})[.,]0+");
    private static final Pattern FORMULA = Pattern.compile("\\+?[\\d ]+");

    /** Why a cell is invalid, as the end of a sentence. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String problem) {
            super(problem, null, false, false);
        }

        String problem() {
            return Objects.requireNonNull(getMessage(), "what is wrong");
        }
    }

    /** @param value a text, or a number as a spreadsheet or JSON gives it */
    static PhoneText of(@Nullable Object value) throws UnreadableException {
        if (value instanceof JsonNode node && node.isTextual()) {
            return ofText(node.textValue());
        }
        if (value instanceof JsonNode node && node.isNumber()) {
            return of(node.numberValue());
        }
        if (value instanceof Number number) {
            return ofDigits(digits(number));
        }
        if (value instanceof CharSequence text) {
            return ofText(text);
        }
        throw new UnreadableException(
                "is of type " + (value == null ? "null" : value.getClass().getName()) + ": pass it as text");
    }

    private static PhoneText ofDigits(String digits) {
        return new PhoneText(digits, digits, false);
    }

    private static String digits(Number number) throws UnreadableException {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw notWhole();
            }
            return digits(new BigDecimal(number.toString()));
        }
        if (number instanceof BigInteger integer) {
            return digits(new BigDecimal(integer));
        }
        if (number instanceof BigDecimal decimal) {
            return digits(decimal);
        }
        if (number.longValue() <= 0) {
            throw notWhole();
        }
        return Long.toString(number.longValue());
    }

    /** A spreadsheet shows 12025550143 as 1.20256E+10: with zeros added it would be the number of another person. */
    private static String digits(BigDecimal number) throws UnreadableException {
        if (number.scale() < 0) {
            throw new UnreadableException(
                    "was rounded, or cannot be distinguished from a rounded number: pass it as text, and format its "
                            + "column in a spreadsheet as text");
        }
        // Checked first, because computing with many digits takes long.
        boolean isLong =
                number.scale() > MAX_CHARACTERS || number.unscaledValue().bitLength() > 4 * MAX_CHARACTERS;
        if (isLong || number.signum() <= 0 || number.stripTrailingZeros().scale() > 0) {
            throw notWhole();
        }
        return number.toBigInteger().toString();
    }

    private static UnreadableException notWhole() {
        return new UnreadableException("is not a whole positive number: pass it as text");
    }

    private static PhoneText ofText(CharSequence cell) throws UnreadableException {
        if (cell.length() > MAX_CHARACTERS) {
            throw new UnreadableException("has more than " + MAX_CHARACTERS + " characters, more than any number");
        }
        String text = unwrapped(plain(cell.toString()));
        if (text.isEmpty()) {
            throw new UnreadableException("is blank");
        }
        var scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches()) {
            String decimals = scientific.group(2).isEmpty() ? "" : "." + scientific.group(2);
            return ofDigits(digits(new BigDecimal(scientific.group(1) + decimals + "E" + scientific.group(3))));
        }
        var fraction = WITH_FRACTION.matcher(text);
        text = fraction.matches() ? fraction.group(1) : text;
        return new PhoneText(text, digits(text), plusAt(text) >= 0);
    }

    /** The notation in ASCII, without invisible characters. */
    private static String plain(String cell) {
        StringBuilder plain = new StringBuilder(cell.length());
        cell.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (type != Character.FORMAT && type != Character.CONTROL) {
                plain.appendCodePoint(notation(c, type));
            }
        });
        return plain.toString().strip();
    }

    private static int notation(int c, int type) {
        if (type == Character.DASH_PUNCTUATION) {
            return c == '\u301C' ? '~' : '-';
        }
        return switch (c) {
            case '\uFF0B', '\uFE62', '\uFB29' -> '+';
            case '\u2212', '\u30FC' -> '-';
            case '\uFF08' -> '(';
            case '\uFF09' -> ')';
            case '\uFF3B' -> '[';
            case '\uFF3D' -> ']';
            case '\uFF0E', '\u00B7' -> '.';
            case '\uFF0F' -> '/';
            case '\u2053', '\u223C', '\uFF5E' -> '~';
            case '\uFF03' -> '#';
            case '\uFF1D' -> '=';
            default -> c;
        };
    }

    /** Without the characters by which a spreadsheet keeps a number as text, and without {@code tel:}. */
    private static String unwrapped(String text) throws UnreadableException {
        String rest = text;
        boolean again = true;
        while (again && !rest.isEmpty()) {
            String before = rest;
            char first = rest.charAt(0);
            if (first == '=') {
                rest = rest.substring(1).strip();
                if (!rest.isEmpty()
                        && QUOTES.indexOf(rest.charAt(0)) < 0
                        && !FORMULA.matcher(rest).matches()) {
                    throw new UnreadableException("is a formula");
                }
            } else if (APOSTROPHES.indexOf(first) >= 0) {
                rest = inside(rest, APOSTROPHES);
            } else if (QUOTES.indexOf(first) >= 0) {
                rest = inside(rest, QUOTES);
            } else if (rest.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                rest = rest.substring(SCHEME.length()).strip();
            }
            again = rest.length() < before.length();
        }
        return rest;
    }

    private static String inside(String text, String marks) {
        int end = text.length() - 1;
        boolean closed = end > 0 && marks.indexOf(text.charAt(end)) >= 0;
        return text.substring(1, closed ? end : text.length()).strip();
    }

    private static String digits(String text) throws UnreadableException {
        StringBuilder digits = new StringBuilder(text.length());
        int from = plusAt(text) + 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (SEPARATORS.indexOf(c) < 0 && i >= from) {
                throw new UnreadableException(
                        digits.length() > 0 && isExtension(text, i)
                                ? "has an extension, or is more than one number: keep one number without extension"
                                : "contains something other than a number: letters are not translated to digits");
            }
        }
        return digits.toString();
    }

    private static boolean isExtension(String text, int at) {
        boolean begins = OF_EXTENSIONS.indexOf(text.charAt(at)) >= 0 || text.regionMatches(true, at, "ext", 0, 3);
        return begins && text.chars().skip(at).anyMatch(c -> c >= '0' && c <= '9');
    }

    /** The position of the plus sign of an international number: at the beginning, or after one bracket. */
    private static int plusAt(String text) {
        int at = text.startsWith("(") || text.startsWith("[") ? 1 : 0;
        return text.startsWith("+", at) ? at : -1;
    }
}
