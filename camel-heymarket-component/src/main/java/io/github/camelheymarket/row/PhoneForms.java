package io.github.camelheymarket.row;

import java.util.List;

/**
 * Forms of international digits that reach the same line, so that they are one key (R2).
 *
 * <ul>
 *   <li>Mexico: {@code 52} and ten digits, and the form for mobiles that ended in 2019, {@code 521} and the same ten.
 *   <li>Argentina: {@code 549} and ten digits, as mobiles are dialled from abroad, and {@code 54} and the same ten.
 *   <li>Brazil: a mobile with its ninth digit, {@code 55 11 9 8765 4321}, and as it was before, {@code 55 11 8765 4321}.
 *       Only if the old form begins with 6 to 9: a number that begins with 2 to 5 is a different, fixed line.
 * </ul>
 *
 * <p>Any other value has only one form.
 */
public final class PhoneForms {

    private PhoneForms() {}

    /**
     * @param digits international digits
     * @return the form that represents all forms of the line
     */
    public static String canonical(String digits) {
        return of(digits).get(0);
    }

    /**
     * @param digits international digits
     * @return all forms of the line, the one that is dialled today first; each once
     */
    public static List<String> of(String digits) {
        int length = digits.length();
        if (length < 12 || length > 13) {
            return List.of(digits);
        }
        if (digits.startsWith("52")) {
            return forms(digits, "52", "1", false);
        }
        if (digits.startsWith("54")) {
            return forms(digits, "54", "9", true);
        }
        return digits.startsWith("55") ? forms(digits, digits.substring(0, 4), "9", true) : List.of(digits);
    }

    /** Whether both are forms of one line; only their digits count. */
    public static boolean areSame(String one, String other) {
        return one.equals(other) || canonical(digits(one)).equals(canonical(digits(other)));
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    private static List<String> forms(String digits, String prefix, String mark, boolean longIsToday) {
        boolean isLong = digits.length() == 13;
        String rest = digits.substring(prefix.length() + (isLong ? 1 : 0));
        boolean hasForms = (!isLong || digits.startsWith(mark, prefix.length())) && isOfThePlan(prefix, rest.charAt(0));
        if (!hasForms) {
            return List.of(digits);
        }
        String shorter = prefix + rest;
        String longer = prefix + mark + rest;
        return longIsToday ? List.of(longer, shorter) : List.of(shorter, longer);
    }

    /** The first digits of numbers with two forms, in the numbering plan of the country. */
    private static boolean isOfThePlan(String prefix, char first) {
        return switch (prefix) {
            case "52" -> first >= '2';
            case "54" -> first >= '1' && first <= '3';
            default -> first >= '6' && prefix.charAt(2) != '0' && prefix.charAt(3) != '0';
        };
    }
}
