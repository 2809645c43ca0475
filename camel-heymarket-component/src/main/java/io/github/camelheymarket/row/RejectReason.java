package io.github.camelheymarket.row;

/** The codes under which a single row is rejected before anything is sent; stable, for programs. */
public final class RejectReason {

    /** The row or body is of a type or form that cannot be a contact. */
    public static final String NOT_A_CONTACT = "NOT_A_CONTACT";
    /** The row has none of the values it is to be matched by. */
    public static final String NO_KEY = "NO_KEY";
    /** The phone is no complete number. */
    public static final String PHONE_NOT_POSSIBLE = "PHONE_NOT_POSSIBLE";
    /** The phone has a length that fits, and is of a range that its country does not use. */
    public static final String NOT_IN_USE = "NOT_IN_USE";
    /** The e-mail address, which is the row's key, has not the form of one. */
    public static final String EMAIL_NOT_POSSIBLE = "EMAIL_NOT_POSSIBLE";
    /** {@code contact_id} is not a UUID. */
    public static final String CONTACT_ID_NOT_UUID = "CONTACT_ID_NOT_UUID";
    /** The opt-out cell is neither yes nor no. */
    public static final String OPT_OUT_NOT_UNDERSTOOD = "OPT_OUT_NOT_UNDERSTOOD";
    /** More than five tags. */
    public static final String TOO_MANY_TAGS = "TOO_MANY_TAGS";
    /** A label that is no tag of the team. */
    public static final String UNKNOWN_TAG = "UNKNOWN_TAG";
    /** A label that fits several tags. */
    public static final String AMBIGUOUS_TAG = "AMBIGUOUS_TAG";
    /** A value of a type or form that its field cannot hold. */
    public static final String BAD_VALUE = "BAD_VALUE";
    /** A JSON object with a member that stands twice. */
    public static final String DUPLICATE_MEMBER = "DUPLICATE_MEMBER";
    /** JSON bytes that are not in the character set that their beginning shows, UTF-8 as a rule; it ends a run. */
    public static final String BAD_ENCODING = "BAD_ENCODING";
    /** A contact that was read from another account, with ids that mean something else in this one. */
    public static final String OTHER_ACCOUNT = "OTHER_ACCOUNT";
    /** The input as a whole is not the JSON it began as; not one row's fault, so it ends the run. */
    public static final String BROKEN_JSON = "BROKEN_JSON";

    private RejectReason() {}
}
