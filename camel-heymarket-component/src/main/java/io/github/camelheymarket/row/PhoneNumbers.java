package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts phone numbers to the form of Heymarket: international digits without the plus sign (R2, C1).
 *
 * <p>Without a region a number is read as international digits, with or without {@code +} or {@code 00} in front. With
 * one, {@code +} says international, then the region's own prefixes for calls abroad ({@code 0011} in Australia,
 * {@code 001} in Hong Kong), then {@code 00} where the region has none that begins so; everything else is read as dialled
 * in that region. A number must be <em>valid</em>: in a range that its country uses, so that dummy numbers such as 9999999999 do not
 * merge two persons into one contact; or, if an option says so, only <em>possible</em>: of a possible length.
 *
 * <p>Rejected as well: extensions; letters, and so vanity numbers, because a note in the cell would become digits; and, without a region,
 * notations of national numbers, {@code (202) 555-0143} and {@code 202-555-0143}: read as international digits they would be the number of
 * another person, in Egypt.
 */
public final class PhoneNumbers {

    /** Reads only international digits, and rejects numbers that are not in use. */
    public static final PhoneNumbers INTERNATIONAL = new PhoneNumbers(null);

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Pattern NATIONAL = Pattern.compile("[(\\[].*|0(?!0).*|\\d{3}[-. ]\\d{3}[-. ]\\d{4}");
    /** Of an international number, by E.164. */
    private static final int MAX_DIGITS = 15;

    /** Whether the regions have prefixes of their own that begin with 00. */
    private static final Map<String, Boolean> OWN_ZEROS = new ConcurrentHashMap<>();

    private static final String SOME_NUMBER = "442079460018";

    private final @Nullable String defaultRegion;
    private final PhoneCheck check;

    /**
     * Accepts valid numbers.
     *
     * @param defaultRegion as for the other constructor
     */
    public PhoneNumbers(@Nullable String defaultRegion) {
        this(defaultRegion, PhoneCheck.VALID);
    }

    /**
     * @param defaultRegion two letters such as {@code US}, in either case; {@code null} or blank: international digits
     * @param check how strictly numbers are checked
     * @throws IllegalArgumentException naming a region that is none
     */
    public PhoneNumbers(@Nullable String defaultRegion, PhoneCheck check) {
        this.check = check;
        if (defaultRegion == null || defaultRegion.isBlank()) {
            this.defaultRegion = null;
            return;
        }
        this.defaultRegion = defaultRegion.trim().toUpperCase(Locale.ROOT);
        if (!UTIL.getSupportedRegions().contains(this.defaultRegion)) {
            throw new IllegalArgumentException("defaultRegion " + Texts.quoted(defaultRegion)
                    + " is not a region: use the two-letter code of a country, such as US or GB");
        }
    }

    /**
     * @param field names the column or field in an error
     * @param value a text, or a number as a spreadsheet gives it ({@code Long}, {@code Double}, {@code BigDecimal})
     * @return international digits, in the form that is dialled today where a line has several ({@link PhoneForms})
     * @throws HeymarketValidationException {@code PHONE_NOT_POSSIBLE} or {@code NOT_IN_USE}, its message with the last two
     *     digits at most
     */
    public String normalise(String field, @Nullable Object value) {
        PhoneText text = text(field, value);
        boolean international = text.plus();
        if (!international
                && defaultRegion == null
                && NATIONAL.matcher(text.text()).matches()) {
            throw refused(
                    RejectReason.PHONE_NOT_POSSIBLE,
                    field,
                    value,
                    "is written as a national number: set defaultRegion, or begin it with + and the country code");
        }
        String digits = text.digits();
        if (!international && digits.startsWith("00") && isOurs(digits)) {
            international = true;
            digits = digits.substring(2);
        }
        boolean regional = !international && defaultRegion != null;
        try {
            PhoneNumber number = UTIL.parse(regional ? digits : "+" + digits, regional ? defaultRegion : null);
            return accepted(field, value, number, regional ? digits : null, international);
        } catch (NumberParseException e) {
            throw refused(RejectReason.PHONE_NOT_POSSIBLE, field, value, "is not a phone number" + hint(international));
        }
    }

    /**
     * Reads a phone that Heymarket returned: it is a key without change, even if such a number is not possible. A phone with other
     * characters than digits did not come from Heymarket.
     *
     * @return its digits
     * @throws HeymarketValidationException as {@link #normalise} throws it
     */
    public static String stored(String field, Object value) {
        PhoneText text = text(field, value);
        String plain = text.plus() ? text.text().substring(1) : text.text();
        return !plain.isEmpty() && plain.equals(text.digits()) ? text.digits() : INTERNATIONAL.normalise(field, value);
    }

    /** Whether the notation of a text is that of an international number. */
    public static boolean beginsWithPlus(String text) {
        try {
            return PhoneText.of(text).plus();
        } catch (PhoneText.UnreadableException e) {
            return text.stripLeading().startsWith("+");
        }
    }

    private static PhoneText text(String field, @Nullable Object value) {
        try {
            return PhoneText.of(value);
        } catch (PhoneText.UnreadableException e) {
            throw refused(RejectReason.PHONE_NOT_POSSIBLE, field, value, e.problem());
        }
    }

    /** Whether 00 counts as the international prefix, and not as part of a prefix of the region. */
    private boolean isOurs(String digits) {
        return defaultRegion == null
                || !isDialledAbroad(digits, defaultRegion)
                        && !OWN_ZEROS.computeIfAbsent(defaultRegion, PhoneNumbers::hasOwnZeros);
    }

    private static boolean hasOwnZeros(String region) {
        for (int length = 0; length <= 3; length++) {
            for (int i = 0; i < Math.pow(10, length); i++) {
                String more = length == 0 ? "" : String.format(Locale.ROOT, "%0" + length + "d", i);
                if (isDialledAbroad("00" + more + SOME_NUMBER, region)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDialledAbroad(String digits, String region) {
        try {
            return UTIL.parseAndKeepRawInput(digits, region).getCountryCodeSource()
                    == CountryCodeSource.FROM_NUMBER_WITH_IDD;
        } catch (NumberParseException e) {
            // Thrown if no number follows the prefix.
            return e.getErrorType() == NumberParseException.ErrorType.TOO_SHORT_AFTER_IDD
                    || e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE;
        }
    }

    private String accepted(
            String field, @Nullable Object value, PhoneNumber number, @Nullable String dialled, boolean international) {
        String digits = UTIL.format(number, PhoneNumberFormat.E164).substring(1);
        if (digits.length() > MAX_DIGITS) {
            // Some countries have longer numbers within, which nobody outside can dial.
            throw refused(
                    RejectReason.PHONE_NOT_POSSIBLE,
                    field,
                    value,
                    problem(ValidationResult.TOO_LONG) + hint(international));
        }
        if (UTIL.isValidNumber(number) || isForTests(digits)) {
            return digits;
        }
        String today = PhoneForms.canonical(digits);
        if (!today.equals(digits) && isValid(today)) {
            return today;
        }
        if (PhoneForms.of(digits).stream().anyMatch(PhoneNumbers::isValid)) {
            return digits;
        }
        ValidationResult result = UTIL.isPossibleNumberWithReason(number);
        if (result != ValidationResult.IS_POSSIBLE) {
            throw refused(RejectReason.PHONE_NOT_POSSIBLE, field, value, problem(result) + hint(international));
        }
        if (check == PhoneCheck.POSSIBLE) {
            return digits;
        }
        throw refused(
                RejectReason.NOT_IN_USE,
                field,
                value,
                "is in a range that is not in use" + notInUse(dialled) + hint(international)
                        + "; phoneCheck=possible accepts it anyway");
    }

    /**
     * 555-01xx of every area code of North America, and 07700 900xxx of the United Kingdom: reserved for fiction, and used in tests and
     * examples.
     */
    private static boolean isForTests(String digits) {
        if (digits.length() == 12 && digits.startsWith("447700900")) {
            return true;
        }
        if (digits.length() != 11 || digits.charAt(0) != '1' || !digits.startsWith("55501", 4)) {
            return false;
        }
        String area = digits.substring(1, 4);
        return area.charAt(0) >= '2' && area.charAt(1) <= '8' && !area.endsWith("11") && !area.equals("555");
    }

    static boolean isValid(String digits) {
        try {
            return UTIL.isValidNumber(UTIL.parse("+" + digits, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private String notInUse(@Nullable String dialled) {
        if (dialled == null) {
            return "";
        }
        try {
            boolean lost = UTIL.isValidNumber(UTIL.parse("0" + dialled, defaultRegion));
            return lost ? ", but would be with a leading 0: spreadsheets drop it; format the column as text" : "";
        } catch (NumberParseException e) {
            return "";
        }
    }

    private static String problem(ValidationResult result) {
        return switch (result) {
            case TOO_SHORT -> "is too short";
            case TOO_LONG -> "is too long";
            case IS_POSSIBLE_LOCAL_ONLY -> "lacks its area code";
            case INVALID_COUNTRY_CODE -> "does not begin with a country code";
            default -> "has a length that its country does not use";
        };
    }

    private String hint(boolean international) {
        if (international) {
            return "";
        }
        return defaultRegion == null
                ? ": read as international digits; set defaultRegion if it is a national number"
                : ": read as dialled in " + defaultRegion + "; begin it with + if it belongs to another country";
    }

    private static HeymarketValidationException refused(
            String reason, String field, @Nullable Object value, String problem) {
        return new HeymarketValidationException(
                reason, field, "the phone in '" + field + "' (" + masked(value) + ") " + problem, value);
    }

    /** Shows nothing of a value that is not a phone. */
    private static String masked(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length() > PhoneText.MAX_CHARACTERS ? Masks.phone(null) : Masks.phone(text.toString());
        }
        if (value instanceof JsonNode node) {
            return node.isTextual()
                    ? masked(node.textValue())
                    : node.isNumber() ? masked(node.numberValue()) : Masks.phone(null);
        }
        return value instanceof Long || value instanceof Integer ? Masks.phone(value.toString()) : Masks.phone(null);
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
