package io.github.camelheymarket.row;

/** The codes of rows that are rejected before anything is sent. They are stable, so that programs can use them. */
public final class RejectReason {

    /** The row or body is of a type or form that cannot be a contact. */
    public static final String NOT_A_CONTACT = "NOT_A_CONTACT";
    /** The row has no key. */
    public static final String NO_KEY = "NO_KEY";
    /** The phone is not a complete number. */
    public static final String PHONE_NOT_POSSIBLE = "PHONE_NOT_POSSIBLE";
    /** The phone has a possible length, but belongs to a range that its country does not use. */
    public static final String NOT_IN_USE = "NOT_IN_USE";
    /** The key of the row is not a valid e-mail address. */
    public static final String EMAIL_NOT_POSSIBLE = "EMAIL_NOT_POSSIBLE";
    /** {@code contact_id} is not a UUID. */
    public static final String CONTACT_ID_NOT_UUID = "CONTACT_ID_NOT_UUID";
    /** The opt-out cell means neither yes nor no. */
    public static final String OPT_OUT_NOT_UNDERSTOOD = "OPT_OUT_NOT_UNDERSTOOD";
    /** More than five tags. */
    public static final String TOO_MANY_TAGS = "TOO_MANY_TAGS";
    /** No tag of the team has the label. */
    public static final String UNKNOWN_TAG = "UNKNOWN_TAG";
    /** Several tags match the label. */
    public static final String AMBIGUOUS_TAG = "AMBIGUOUS_TAG";
    /** The field cannot hold a value of this type or form. */
    public static final String BAD_VALUE = "BAD_VALUE";
    /** A JSON object with a duplicate member. */
    public static final String DUPLICATE_MEMBER = "DUPLICATE_MEMBER";
    /** JSON bytes that are invalid in their character set, usually UTF-8. Ends the job. */
    public static final String BAD_ENCODING = "BAD_ENCODING";
    /** A contact of another account, with ids that mean something else in this account. */
    public static final String OTHER_ACCOUNT = "OTHER_ACCOUNT";
    /** The input is not valid JSON from here on. Ends the job. */
    public static final String BROKEN_JSON = "BROKEN_JSON";

    private RejectReason() {}
}
