package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketEndpointConfigurer;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Checks a value of a message for an option of a {@code toD}. The exceptions of Camel would contain an invalid value. */
public final class DynamicValue {

    private static final List<String> LEADS = List.of("#", "RAW(", "RAW{");

    private static final Set<String> PATHS = Set.of("cursorFile", "ledgerDirectory", "spoolDirectory");

    private DynamicValue() {}

    /**
     * @param template the value as the author of the route wrote it, with a mark for each part from the message
     * @throws IllegalArgumentException naming the option, never the value
     */
    static void check(String option, String template, String value) {
        String trimmed = value.strip();
        for (String lead : LEADS) {
            if (trimmed.startsWith(lead) && !template.strip().startsWith(lead)) {
                throw new IllegalArgumentException(
                        "A value from the message for the option '" + option + "' begins with " + lead
                                + ", which marks a bean or an encoding in a URI. A value from a message must not begin with it.");
            }
        }
        if (PATHS.contains(option) && hasSteps(trimmed) && !hasSteps(template)) {
            throw new IllegalArgumentException("A value from the message for the option '" + option
                    + "' leads out of the directory by a step that is two dots. Let it name a file or a directory.");
        }
        boolean good = option.equals("contactId") ? isContactId(plain(trimmed)) : isOf(type(option), plain(trimmed));
        if (!trimmed.isEmpty() && !good) {
            throw new IllegalArgumentException(
                    "A value from the message for the option '" + option + "' is not a valid "
                            + (option.equals("contactId") ? "id: neither an integer (v1) nor a UUID (v2)." : "value."));
        }
    }

    private static boolean hasSteps(String path) {
        return Arrays.asList(plain(path.strip()).split("[/\\\\]")).contains("..");
    }

    private static String plain(String value) {
        boolean raw = LEADS.stream().anyMatch(value::startsWith) && value.length() > 5;
        return raw && !value.startsWith("#") ? value.substring(4, value.length() - 1) : value;
    }

    public static boolean isContactId(String text) {
        return Texts.isInteger(text) || Contact.isUuid(text);
    }

    private static Class<?> type(String option) {
        Class<?> type = new HeymarketEndpointConfigurer().getOptionType(option, false);
        return type == null ? String.class : type;
    }

    private static boolean isOf(Class<?> type, String value) {
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (type == int.class || type == Integer.class) {
            return value.length() < 11 && Texts.isInteger(value);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .anyMatch(word -> word.toString().equalsIgnoreCase(value));
        }
        return type != long.class && type != Long.class
                || value.length() < 30
                        && Character.isDigit(value.charAt(0))
                        && value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == ' '));
    }
}
