package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.ContactStatus;

/**
 * Whether a contact has opted out, and whether the component may opt it in: the one place that decides, for every
 * operation. What an answer does not tell is {@link #UNKNOWN}, and whoever is not known to be reachable is not subscribed
 * (R5).
 */
public enum Consent {
    /** The person or the team has opted the contact out. */
    OPTED_OUT,
    NOT_OPTED_OUT,
    /** No answer tells, or what it tells is not understood. */
    UNKNOWN;

    private static final String UNSUBSCRIBED = "unsubscribed";
    private static final String BY_CONTACT = "unsubscribed_contact";
    private static final String BY_ADMIN = "unsubscribed_admin";

    /** What an opt-out flag of a contact says; {@code null} says nothing. */
    public static Consent of(Boolean optedOut) {
        return optedOut == null ? UNKNOWN : optedOut ? OPTED_OUT : NOT_OPTED_OUT;
    }

    /** What an answer to a status call says (C5.8). Any member that says true wins over all others. */
    public static Consent of(ContactStatus status) {
        return of(status.optedOut());
    }

    /**
     * Whether an answer to a status call allows to opt the contact in (R5.2): it says that the contact is not opted out, or
     * that it is and that the team did it, not the person. Only JSON's own true and false are sure enough for that.
     */
    public static boolean allowsOptIn(ContactStatus status) {
        return switch (of(status)) {
            case NOT_OPTED_OUT -> true;
            case OPTED_OUT -> isOptedOutByTeamAlone(status.json());
            case UNKNOWN -> false;
        };
    }

    /** Without what the team did, the answer would say that the contact is not opted out. */
    private static boolean isOptedOutByTeamAlone(ObjectNode status) {
        JsonNode byAdmin = status.path(BY_ADMIN);
        boolean byTeam = isExactly(status.path(UNSUBSCRIBED), true)
                && isExactly(status.path(BY_CONTACT), false)
                && (byAdmin.isMissingNode() || byAdmin.isNull() || isExactly(byAdmin, true));
        ObjectNode rest = status.deepCopy();
        rest.remove(BY_ADMIN);
        rest.put(UNSUBSCRIBED, false);
        return byTeam && of(new ContactStatus(rest)) == NOT_OPTED_OUT;
    }

    private static boolean isExactly(JsonNode value, boolean expected) {
        return value.isBoolean() && value.booleanValue() == expected;
    }

    /**
     * The answer to a status call, or an empty one where it names another contact than was asked for.
     *
     * @param id what was asked by, {@code null} where by phone
     * @param phone in digits; what was asked by where there is no id
     */
    public static ContactStatus answered(ContactStatus status, Long id, String phone) {
        return isOther(status, id, phone) ? new ContactStatus() : status;
    }

    private static boolean isOther(ContactStatus status, Long id, String phone) {
        // A zero is what an answer about nobody is filled up with.
        boolean isNamed = status.json().hasNonNull("id");
        if (isNamed && (id == null ? isNobody(status.getId()) : !id.equals(status.getId()))) {
            return true;
        }
        if (id != null) {
            return false;
        }
        String named = lastDigits(status.getPhone());
        String asked = lastDigits(phone);
        return !named.isEmpty() && !asked.isEmpty() && !named.endsWith(asked) && !asked.endsWith(named);
    }

    private static boolean isNobody(Long id) {
        return id == null || id <= 0;
    }

    /** Countries write one number in several ways, and all of them end alike. */
    private static String lastDigits(String phone) {
        StringBuilder digits = new StringBuilder();
        for (int i = phone == null ? 0 : phone.length(); i > 0 && digits.length() < 7; i--) {
            char c = phone.charAt(i - 1);
            if (c >= '0' && c <= '9') {
                digits.insert(0, c);
            }
        }
        return digits.toString();
    }
}
