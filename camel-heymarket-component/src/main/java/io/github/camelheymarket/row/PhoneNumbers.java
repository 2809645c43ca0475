package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ScalarText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Phone numbers as Heymarket wants them: international digits without the plus sign (R2, C1).
 *
 * <p>Without a region a number is read as international digits, with or without {@code +} or {@code 00} in front. With
 * one, {@code +} or {@code 00} still says international, and everything else is read as dialled in that region. A number
 * must be <em>possible</em> (its length fits its country) and more than a local part; whether anybody has it is not asked.
 *
 * <p>Refused besides: extensions; letters, so vanity numbers too, since a note in the cell would turn into digits; and,
 * without a region, the notations that only a national number has, {@code (202) 555-0143} and {@code 202-555-0143}:
 * read as international digits they would be somebody else's number, in Egypt.
 */
public final class PhoneNumbers {

    /** Reads international digits only: for what came from Heymarket, whatever the region (R2). */
    public static final PhoneNumbers INTERNATIONAL = new PhoneNumbers(null);

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    /** Marks of writing direction and the like, which come along when a number is copied from a screen. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}]");

    private static final Pattern SCHEME = Pattern.compile("^tel:", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("\\d.*?(x|ext|#|;|,).*?\\d", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALLOWED = Pattern.compile("\\(?\\+?[\\d\\s().\\-/]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NATIONAL = Pattern.compile("\\(.*|0(?!0).*|\\d{3}[-. ]\\d{3}[-. ]\\d{4}");
    private static final Pattern WITH_FRACTION = Pattern.compile("(\\+?\\d{7,})\\.0+");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,2}");

    private final String defaultRegion;

    /**
     * @param defaultRegion two letters such as {@code US}, in either case; {@code null} or blank: international digits
     * @throws IllegalArgumentException naming a region that is none
     */
    public PhoneNumbers(String defaultRegion) {
        if (defaultRegion == null || defaultRegion.isBlank()) {
            this.defaultRegion = null;
            return;
        }
        this.defaultRegion = defaultRegion.trim().toUpperCase(Locale.ROOT);
        if (!UTIL.getSupportedRegions().contains(this.defaultRegion)) {
            throw new IllegalArgumentException("defaultRegion '" + defaultRegion
                    + "' is no region: use the two letters of a country, such as US or GB");
        }
    }

    /**
     * @param field names the column or field in an error
     * @param value a text, or a number as a spreadsheet gives it ({@code Long}, {@code Double}, {@code BigDecimal})
     * @return international digits
     * @throws HeymarketValidationException {@code PHONE_NOT_POSSIBLE}, its message with the last two digits at most
     */
    public String normalise(String field, Object value) {
        String text = text(field, value);
        boolean international = text.replaceFirst("^\\(", "").startsWith("+");
        if (!international && defaultRegion == null && NATIONAL.matcher(text).matches()) {
            throw refused(
                    field,
                    value,
                    "is written as a national number: set defaultRegion, or begin it with + and "
                            + "the country's code");
        }
        String digits = digits(text);
        if (!international && digits.startsWith("00")) {
            international = true;
            digits = digits.substring(2);
        }
        boolean regional = !international && defaultRegion != null;
        PhoneNumber number;
        try {
            number = UTIL.parse(regional ? digits : "+" + digits, regional ? defaultRegion : null);
        } catch (NumberParseException e) {
            throw refused(field, value, "is no phone number" + hint(international));
        }
        ValidationResult result = UTIL.isPossibleNumberWithReason(number);
        if (result != ValidationResult.IS_POSSIBLE) {
            throw refused(field, value, problem(result) + hint(international));
        }
        return UTIL.format(number, PhoneNumberFormat.E164).substring(1);
    }

    private String text(String field, Object value) {
        if (value instanceof JsonNode node) {
            return text(field, node.isNumber() ? node.numberValue() : node.asText());
        }
        if (value instanceof Number number) {
            return integral(field, value, ScalarText.of(number));
        }
        if (!(value instanceof CharSequence)) {
            String type = value == null ? "null" : value.getClass().getName();
            throw refused(field, value, "is of type " + type + ": give it as text");
        }
        String text = INVISIBLE.matcher(value.toString()).replaceAll("").strip();
        text = SCHEME.matcher(text).replaceFirst("").replace('\uFF0B', '+');
        text = text.replaceAll("[\\p{Pd}\\u2212]", "-");
        if (SCIENTIFIC.matcher(text).matches()) {
            return unrounded(field, value, text);
        }
        text = WITH_FRACTION.matcher(text).replaceFirst("$1");
        if (text.isEmpty()) {
            throw refused(field, value, "is blank");
        }
        if (EXTENSION.matcher(text).find()) {
            throw refused(field, value, "has an extension, or is more than one number: leave one number without");
        }
        if (!ALLOWED.matcher(text).matches()) {
            throw refused(field, value, "holds something other than a number: letters are not translated to digits");
        }
        return text;
    }

    private String integral(String field, Object value, String number) {
        try {
            BigInteger integer = new BigDecimal(number == null ? "" : number).toBigIntegerExact();
            if (integer.signum() > 0) {
                return integer.toString();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Not a whole number, or not a number at all: the same to whoever reads the message.
        }
        throw refused(field, value, "is not a whole positive number: give it as text");
    }

    /** A spreadsheet shows 12025550143 as 1.20256E+10: filling up with zeros would make it somebody else's number. */
    private String unrounded(String field, Object value, String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.scale() < 0) {
            throw refused(field, value, "was rounded by a spreadsheet: format its column as text");
        }
        return integral(field, value, text);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    private static String problem(ValidationResult result) {
        return switch (result) {
            case TOO_SHORT -> "is too short";
            case TOO_LONG -> "is too long";
            case IS_POSSIBLE_LOCAL_ONLY -> "lacks its area code";
            case INVALID_COUNTRY_CODE -> "begins with no country's code";
            default -> "has a length that its country does not use";
        };
    }

    private String hint(boolean international) {
        if (international) {
            return "";
        }
        return defaultRegion == null
                ? ": read as international digits; set defaultRegion if it is a national number"
                : ": read as dialled in " + defaultRegion + "; begin it with + if it is of another country";
    }

    private static HeymarketValidationException refused(String field, Object value, String problem) {
        String masked = mask(ScalarText.of(value));
        return new HeymarketValidationException(
                RejectReason.PHONE_NOT_POSSIBLE,
                field,
                "the phone in '" + field + "' (" + masked + ") " + problem,
                value);
    }

    /**
     * @return {@code ***} and the last two digits, or only {@code ***} where there are fewer than five digits; safe for
     *     messages and logs
     */
    public static String mask(String phone) {
        String digits = phone == null ? "" : digits(phone);
        return digits.length() < 5 ? "***" : "***" + digits.substring(digits.length() - 2);
    }
}
