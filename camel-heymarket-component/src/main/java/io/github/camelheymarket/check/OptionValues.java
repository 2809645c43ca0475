package io.github.camelheymarket.check;

import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.option.OptionCatalog;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/** Checks that options have a number, a time or a boolean as required. Camel silently converts some invalid values to 0. */
public final class OptionValues {

    /** Camel describes it as a number, and accepts a time too. */
    private static final String INITIAL_DELAY = "initialdelay";

    private static final Pattern TIME = Pattern.compile(
            "-?\\d{1,18}"
                    + "|(?:\\d{1,9} ?(?:ms|millis|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)(?: (?=\\d))?)+");

    private OptionValues() {}

    /** @throws IllegalArgumentException naming the option and what its value must be */
    public static void check(Map<String, Object> parameters, PropertyConfigurerGetter types) {
        parameters.forEach((option, value) -> {
            if (value instanceof Collection) {
                // Camel makes a list of the values, and would quote them in its exception.
                throw new IllegalArgumentException("The option " + option + " is given more than once. Give it once.");
            }
            check(option, value, types.getOptionType(option, true));
        });
    }

    /** @param type the type of the option; {@code null} if there is no such option */
    public static void check(String option, Object value, @Nullable Class<?> type) {
        // Camel resolves a reference or property later.
        if (type == null || !(value instanceof String text) || text.startsWith("#") || text.contains("{{")) {
            return;
        }
        String required = required(option, text, type);
        if (required != null) {
            throw new IllegalArgumentException(
                    "The option " + option + " is " + shown(text) + "; it must be " + required + ".");
        }
    }

    /** @return what the value must be; {@code null} if it is valid */
    private static @Nullable String required(String option, String text, Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? null : "true or false";
        }
        if (type == int.class || type == Integer.class) {
            return isBetween(text, Integer.MIN_VALUE, Integer.MAX_VALUE)
                    ? null
                    : "a whole number, at most " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            String name = option.replace("-", "");
            if (OptionCatalog.isCount(name) && !name.equalsIgnoreCase(INITIAL_DELAY)) {
                return isBetween(text, Long.MIN_VALUE, Long.MAX_VALUE) ? null : "a whole number";
            }
            return TIME.matcher(text).matches()
                    ? null
                    : "milliseconds, or a number with a unit such as 500ms, 10s, 5m or 1h";
        }
        if (type == double.class || type == Double.class) {
            return isNumber(text) ? null : "a number such as 0.05";
        }
        return null;
    }

    private static boolean isBetween(String text, long min, long max) {
        if (!text.matches("-?[0-9]{1,19}")) {
            return false;
        }
        try {
            long number = Long.parseLong(text);
            return number >= min && number <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        if (!text.matches("-?[0-9]{0,20}\\.?[0-9]{0,20}")) {
            return false;
        }
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String shown(String text) {
        if (text.isBlank()) {
            return "empty";
        }
        return Texts.quoted(text);
    }
}
