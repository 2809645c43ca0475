package io.github.camelheymarket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.ContactStatus;
import org.jspecify.annotations.Nullable;

/**
 * The consent of a contact, as responses show it, and whether the component may opt the contact in. All operations use this
 * class. A consent that a response does not show is {@link #UNKNOWN}, and the component opts in no contact whose consent is
 * unknown (R5.6).
 */
public enum Consent {
    /** The person or the team has opted the contact out, so that no messages may be sent. */
    OPTED_OUT,
    /** The contact has not opted out. */
    NOT_OPTED_OUT,
    /** No response shows the consent, or it has an unknown value. */
    UNKNOWN;

    private static final String UNSUBSCRIBED = "unsubscribed";
    private static final String BY_CONTACT = "unsubscribed_contact";
    private static final String BY_ADMIN = "unsubscribed_admin";

    /** The consent for an opt-out flag; {@code null} means {@link #UNKNOWN}. */
    public static Consent of(@Nullable Boolean optedOut) {
        return optedOut == null ? UNKNOWN : optedOut ? OPTED_OUT : NOT_OPTED_OUT;
    }

    /** The consent in a status response (C5.8). A member that says opted out overrides all others. */
    public static Consent of(ContactStatus status) {
        return of(status.optedOut());
    }

    /**
     * Whether a status response allows the component to opt the contact in (R5.2): the contact has not opted out, or the team
     * opted it out and not the person. Only JSON booleans count.
     */
    public static boolean allowsOptIn(ContactStatus status) {
        return switch (of(status)) {
            case NOT_OPTED_OUT -> true;
            case OPTED_OUT -> isOptedOutByTeamAlone(status.json());
            case UNKNOWN -> false;
        };
    }

    /** Whether the response would say "not opted out" without the members that the team has set. */
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
     * A status response, or an empty status if the response is about another contact than the request.
     *
     * @param id the id in the request; {@code null} if the request had the phone
     * @param phone the phone in the request, in digits
     */
    public static ContactStatus answered(ContactStatus status, @Nullable Long id, @Nullable String phone) {
        return isOther(status, id, phone) ? new ContactStatus() : status;
    }

    private static boolean isOther(ContactStatus status, @Nullable Long id, @Nullable String phone) {
        // A response about no contact may have the id 0.
        boolean hasId = status.json().hasNonNull("id");
        if (hasId && (id == null ? isNone(status.getId()) : !id.equals(status.getId()))) {
            return true;
        }
        if (id != null) {
            return false;
        }
        String actual = lastDigits(status.getPhone());
        String expected = lastDigits(phone);
        return !actual.isEmpty() && !expected.isEmpty() && !actual.endsWith(expected) && !expected.endsWith(actual);
    }

    private static boolean isNone(@Nullable Long id) {
        return id == null || id <= 0;
    }

    /** The last digits, which are the same in all forms of a phone. */
    private static String lastDigits(@Nullable String phone) {
        StringBuilder digits = new StringBuilder();
        if (phone == null) {
            return "";
        }
        for (int i = phone.length(); i > 0 && digits.length() < 7; i--) {
            char c = phone.charAt(i - 1);
            if (c >= '0' && c <= '9') {
                digits.insert(0, c);
            }
        }
        return digits.toString();
    }
}
