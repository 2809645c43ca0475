package io.github.camelheymarket.sandbox.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The open questions of the contract, one switch each. A value is one of the names in {@link #allowed()}, in any case, or for
 * the number switches ({@link #isNumber()}) a whole number from 0 (0 = no limit). An unknown value is an
 * {@link IllegalArgumentException} that names the values.
 */
public enum Switch {
    @Asks("Member in which reads (get, list, search, lookup, bulk answers) carry the UUID; C4.1, C11.11")
    READ_UUID("NONE", "UUID", "NONE", "UUID", "CONTACT_UUID", "CONTACT_ID"),
    @Asks("Whether reads carry `is_opted_out`; C4.2")
    READ_OPT_OUT("NO", "YES", "NO", "YES"),
    @Asks("Whether reads of v2 carry `contact_channels`; C4.2")
    READ_CHANNELS("NO", "YES", "NO", "YES"),
    @Asks("Whether reads carry members that no published schema has; C1")
    EXTRA_MEMBERS("YES", "NO", "NO", "YES"),
    @Asks("Whether reads show empty members; C1, \"Absent values\"")
    EMPTY_MEMBERS("OMIT", "INCLUDE", "OMIT", "INCLUDE"),
    @Asks("Whether list and search answers carry `avatar`, or only a get does; C4.2")
    AVATAR_IN_LISTS("NO", "YES", "NO", "YES"),
    @Asks("Whether reads give the avatar as the URL that was written or as the name of a file; C4.2")
    AVATAR_FORM("URL", "URL", "URL", "FILE_NAME"),
    @Asks("Elements of `tags` in reads: {tag_id, tag}, {id, tag}, integers or labels; C4.2")
    TAGS_IN_READS("OBJECTS_ID", "OBJECTS", "OBJECTS", "OBJECTS_ID", "IDS", "LABELS"),

    @Asks("Whether an update blanks the members it leaves out, except `custom`; C5.3, C11.12")
    PUT_BLANKS("YES", "NO", "NO", "YES"),
    @Asks("Whether an update without `is_opted_out` subscribes the contact again; C11.12")
    PUT_RESETS_OPT_OUT("YES", "NO", "NO", "YES"),
    @Asks("Whether given tags replace the stored tags or are added to them; C5.3, C11.15")
    TAGS_ON_WRITE("REPLACE", "ADD", "REPLACE", "ADD"),
    @Asks("An unknown field id in `custom`: dropped with a 200, or a 400; C4.3")
    UNKNOWN_CUSTOM("DROP", "REJECT", "DROP", "REJECT"),
    @Asks("Whether blanks at the ends of texts are removed before they are stored; C4.3")
    TEXT_TRIM("YES", "NO", "NO", "YES"),
    @Asks("A member that the contract does not define for the body: a 400, or ignored; C4.3")
    UNKNOWN_MEMBERS("REJECT", "REJECT", "REJECT", "IGNORE"),
    @Asks("Create with a phone or channel that a contact already has: that contact is updated, a 400, or a second "
            + "contact; C11.3")
    CREATE_EXISTING("DUPLICATE", "CONVERGE", "CONVERGE", "REJECT", "DUPLICATE"),
    @Asks("Whether a create with a phone or channel of a contact that opted out overwrites that contact, and "
            + "subscribes it again if it has no `is_opted_out`: with `CREATE_EXISTING` CONVERGE and DUPLICATE; C11.3, "
            + "C11.12")
    CREATE_RESETS_OPT_OUT("YES", "NO", "NO", "YES"),
    @Asks("Whether a v2 update changes the phone; C5.14")
    V2_PHONE_CHANGE("IGNORED", "APPLIED", "APPLIED", "IGNORED"),
    @Asks("Whether `active` and `unblocked` also end an opt-out; C5.9")
    ACTIVE_OPTS_IN("YES", "NO", "NO", "YES"),
    @Asks("Whether an opt-out, an opt-in or a block changes `updated` and `rev`; C5.9, C11.6")
    CONSENT_UPDATES("NO", "YES", "NO", "YES"),

    @Asks("Answer to v1 create and update; C5.1")
    CREATE_V1_ANSWER("ID_REV", "ID_REV_UUID", "ID_REV", "ID_REV_UUID"),
    @Asks("Answer to v2 create: {id, rev, uuid} or the contact; C5.12")
    CREATE_V2_ANSWER("IDS", "CONTACT", "IDS", "CONTACT"),
    @Asks("Answer to v2 update: {id, rev, uuid} or the contact; C5.14")
    UPDATE_V2_ANSWER("IDS", "CONTACT", "IDS", "CONTACT"),
    @Asks("String answers with quotes, without, or empty; C1, C11.19")
    STRING_ANSWERS("BARE", "QUOTED", "QUOTED", "BARE", "EMPTY"),
    @Asks("Text of the answer to a v2 delete; C5.15")
    DELETE_V2_TEXT("CONTACT_DELETED", "OK", "OK", "CONTACT_DELETED"),
    @Asks("Answer to count: \"7\", 7 as a number, 7 as plain text, {\"count\": 7} or {\"total\": 7}; C5.6")
    COUNT_SHAPE("BARE", "STRING", "STRING", "NUMBER", "BARE", "OBJECT_COUNT", "OBJECT_TOTAL"),
    @Asks("Answer to contact-fields: an array, {\"fields\": […]}, {id: title} or {id: {title}}; C5.11")
    FIELDS_SHAPE("WRAPPER", "ARRAY", "ARRAY", "WRAPPER", "MAP", "MAP_OBJECTS"),
    @Asks("Member of a field definition that holds its title; C5.11")
    FIELD_NAME_MEMBER("NAME", "TITLE", "TITLE", "NAME"),
    @Asks("Answer to inboxes: an array, or {\"inboxes\": […]} with a plus sign before the phones; C9.5, C10")
    INBOXES_SHAPE("WRAPPER", "ARRAY", "ARRAY", "WRAPPER"),
    @Asks("Whether status answers carry `unsubscribed_admin` and `unsubscribed_contact`; C5.8")
    STATUS_DETAIL("NO", "YES", "NO", "YES"),
    @Asks("Get and lookup of a contact that does not exist. The other calls that name a contact answer 400 with "
            + "STATUS_400, else 404; C3.2, C5.7")
    NOT_FOUND(
            "STATUS_400",
            "STATUS_404",
            "STATUS_404",
            "STATUS_400",
            "NULL",
            "EMPTY_OBJECT",
            "EMPTY_STRING",
            "EMPTY_BODY"),
    @Asks("Delete of a contact that does not exist; C3.2")
    NOT_FOUND_DELETE("STATUS_404", "STATUS_404", "STATUS_404", "STATUS_400", "OK"),
    @Asks("A bulk delete of contacts that do not exist: they are skipped, or an error for the call and nothing "
            + "deleted; C5.17")
    BULK_DELETE_ABSENT("STATUS_404", "PASSED_OVER", "PASSED_OVER", "STATUS_404", "STATUS_400"),

    @Asks("`failed_contacts` when nothing failed; C5.16")
    FAILED_CONTACTS_NONE("MISSING", "EMPTY", "EMPTY", "NULL", "MISSING"),
    @Asks("Item of `failed_contacts`: {\"contact\": …} with a reason beside it, or the bare contact; C5.16")
    FAILED_CONTACTS_ITEM("BARE", "WRAPPED", "WRAPPED", "BARE"),
    @Asks("Member that holds the reason; C5.16, C11.8")
    FAILED_REASON_MEMBER("NONE", "ERROR", "ERROR", "MESSAGE", "REASON", "CODE", "NONE"),
    @Asks("A bad row in a bulk or batch call: that row fails, or a 400 for the call and nothing stored; C5.16")
    BULK_BAD_ROW("REFUSE_WHOLE", "FAILED_CONTACTS", "FAILED_CONTACTS", "REFUSE_WHOLE"),
    @Asks("Answer to a v1 batch: \"ok\" or the failed items, or the stored contacts; C5.10")
    BATCH_ANSWER("CONTACTS", "OK_OR_FAILED", "OK_OR_FAILED", "CONTACTS"),
    @Asks("Whether a v1 batch counts a skipped duplicate as failed; C5.10")
    BATCH_SKIPPED("FAILED", "NOT_FAILED", "NOT_FAILED", "FAILED"),
    @Asks("Whether every call whose body contains the text `poisoned-by-the-sandbox` is answered with 500 and not "
            + "applied, so that one row breaks each call that contains it; C3.3, C5.16")
    POISONED_VALUE("YES", "NO", "NO", "YES"),
    @Asks("Maximum number of rows in a bulk, batch or bulk delete call; C11.4")
    BULK_MAX(100, 0),
    @Asks("Maximum number of values in a search; C11.4")
    SEARCH_MAX(0, 0),
    @Asks("Status of a call with more rows or values than `BULK_MAX` or `SEARCH_MAX` allow; C11.4")
    BULK_MAX_STATUS("413", "400", "400", "413"),

    @Asks("Maximum number of contacts in one search answer; the rest is left out silently; C5.19")
    SEARCH_CAP(25, 0),
    @Asks("Milliseconds by which a search lags behind writes, showing contacts as they were then; other reads do "
            + "not lag; C5.19")
    SEARCH_LAG(3000, 0),
    @Asks("Where a search looks for an address: in e-mail channels, or in the `email` field too; C5.19")
    SEARCH_EMAIL("CHANNEL", "FIELD_AND_CHANNEL", "FIELD_AND_CHANNEL", "CHANNEL"),
    @Asks("Maximum page size; a larger `limit` is reduced silently; C11.5")
    PAGE_CAP(30, 0),
    @Asks("First page of the v2 list. ONE rejects page 0 with a 400, ONE_LENIENT reads it as page 1; C11.7")
    V2_PAGE_BASE("ONE_LENIENT", "ZERO", "ZERO", "ONE", "ONE_LENIENT"),
    @Asks("Whether `date` has an effect in the v2 list; C5.18")
    V2_DATE("APPLIED", "APPLIED", "APPLIED", "IGNORED"),
    @Asks("`page` in the v1 list: from 1, or without effect; C5.5")
    V1_PAGE("IGNORED", "ONE_BASED", "ONE_BASED", "IGNORED"),
    @Asks("Whether a page starts strictly after its cursor or with it; C11.6")
    CURSOR("EXCLUSIVE", "EXCLUSIVE", "EXCLUSIVE", "INCLUSIVE"),
    @Asks("Resolution of `created` and `updated`; C11.6")
    UPDATED_RESOLUTION("SECONDS", "MILLIS", "MILLIS", "SECONDS"),
    @Asks("JSON type of `id` in a lookup; C5.7")
    LOOKUP_ID("STRING", "EITHER", "STRING", "NUMBER", "EITHER"),

    @Asks("A `local_id` that was used before, of a message, an e-mail or a list: the first answer again and "
            + "nothing done, a 400, or ignored, so that it happens twice; C9.1, C9.3, C11.24")
    LOCAL_ID("IGNORED", "FIRST_ANSWER", "FIRST_ANSWER", "REJECT", "IGNORED"),
    @Asks("A message to who opted out or is blocked: a 400, accepted with a failure that only the message itself "
            + "shows, or sent. A broadcast passes over who would be refused; C9.1")
    SEND_TO_OPTED_OUT("SENT", "REJECT", "REJECT", "FAILS_LATER", "SENT"),
    @Asks("Answer to a message: {id, date, gallery_url}, or {id, date, convo_id, queued, compliance_results}; "
            + "C9.1, C10")
    SEND_ANSWER("GALLERY", "QUEUED", "GALLERY", "QUEUED"),
    @Asks("`created_at` of the list of messages: an upper bound when descending and a lower one when ascending, "
            + "always those before it, or always those on and after it; C9.1, C10")
    CREATED_AT("ON_OR_AFTER", "BY_DIRECTION", "BY_DIRECTION", "BEFORE", "ON_OR_AFTER"),
    @Asks("Milliseconds after a send until a message appears in the history of its conversation and in the list of "
            + "messages; other reads do not lag; C9.1")
    MESSAGE_LAG(3000, 0),
    @Asks("Whether messages carry the `local_id` that they were sent with; C1, C7.3, C9.0")
    MESSAGE_LOCAL_ID("NO", "YES", "NO", "YES"),
    @Asks("Whether the text of a message has its tokens filled, or is the text as it was sent; C9.1")
    MESSAGE_TEXT("FILLED", "FILLED", "FILLED", "AS_SENT"),
    @Asks("Inbox and owner of a conversation as ids, with `read` as a number, or as objects, with a boolean; C9.2, C10")
    CONVERSATION_FORM("OBJECTS", "INTEGERS", "INTEGERS", "OBJECTS"),
    @Asks("Phones and addresses of a list that no contact has: they become contacts, or targets of the list "
            + "alone; C9.3, C10")
    LIST_PHONES("TARGETS", "CONTACTS", "CONTACTS", "TARGETS"),
    @Asks("A new list with nobody in it: created, or a 400; C9.3, C10")
    LIST_EMPTY("REJECT", "ALLOWED", "ALLOWED", "REJECT"),

    @Asks("Envelope of a delivery: {type, id, token, event_data}, or the older {event, token, message}; C7.2")
    WEBHOOK_ENVELOPE("EVENT", "TYPE", "TYPE", "EVENT"),
    @Asks("How a delivery spells the event of a received message: message_recieved as documented, "
            + "message_received or message.received; C7.2")
    WEBHOOK_RECEIVED("RECEIVED", "RECIEVED", "RECIEVED", "RECEIVED", "DOTTED"),
    @Asks("Whether an event is delivered again, three times at most, when it was not answered with 200; C7.1")
    WEBHOOK_RETRY("NO", "YES", "NO", "YES"),
    @Asks("Whether an event is delivered once more although it was answered with 200; C7.1")
    WEBHOOK_REPEATS("YES", "NO", "NO", "YES"),

    @Asks("Shape of error bodies; C3.3")
    ERROR_BODY(
            "PLAIN_TEXT",
            "CODE_MESSAGE",
            "CODE_MESSAGE",
            "ERROR_STRING",
            "ERROR_OBJECT",
            "JSON_STRING",
            "PLAIN_TEXT",
            "EMPTY"),
    @Asks("Whether the reason for a rejected contact quotes its names, phone and address; C3.3, C5.16")
    REASON_QUOTES("YES", "NO", "NO", "YES"),
    @Asks("By how many seconds the clock of the server is behind: when it checks the age of a token, which is "
            + "rejected when it is from the future, in the `Date` of its answers, and in `created` and `updated`; "
            + "C2.2, C4.2")
    CLOCK_BEHIND(20, 0),
    @Asks("`Retry-After` on a 429; C3.1, C11.16")
    RETRY_AFTER("NONE", "SECONDS", "NONE", "SECONDS", "HTTP_DATE");

    /** The text that {@link #POISONED_VALUE} is about: a name, a custom value, or the local part of an address. */
    public static final String POISON = "poisoned-by-the-sandbox";

    private static final String CONTRACT = "; C";

    private final String hostile;
    private final String kind;
    private final List<String> allowed;

    Switch(String hostile, String kind, String... allowed) {
        this.hostile = hostile;
        this.kind = kind;
        this.allowed = List.of(allowed);
    }

    Switch(int hostile, int kind) {
        this.hostile = Integer.toString(hostile);
        this.kind = Integer.toString(kind);
        this.allowed = List.of();
    }

    /** What this switch decides: a sentence without a full stop, with code in backquotes. */
    public String question() {
        return asks().substring(0, asks().lastIndexOf(CONTRACT));
    }

    /** The sections of the contract that leave it open, such as {@code C4.1, C11.11}. */
    public String contract() {
        return asks().substring(asks().lastIndexOf(CONTRACT) + CONTRACT.length() - 1);
    }

    private String asks() {
        try {
            return Switch.class.getField(name()).getAnnotation(Asks.class).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names this switch takes; empty for a number switch. */
    public List<String> allowed() {
        return allowed;
    }

    /** Whether the values are whole numbers from 0. */
    public boolean isNumber() {
        return allowed.isEmpty();
    }

    String hostile() {
        return hostile;
    }

    String kind() {
        return kind;
    }

    /**
     * The value in its one spelling.
     *
     * @throws IllegalArgumentException if this switch has no such value; the message names those it has
     */
    public String check(String value) {
        String name = value == null ? "" : value.trim().toUpperCase(Locale.ROOT);
        if (isNumber()) {
            if (name.matches("\\d{1,9}")) {
                return Integer.toString(Integer.parseInt(name));
            }
            throw new IllegalArgumentException(
                    name() + " takes a whole number from 0 (0 = no limit), not '" + value + "'");
        }
        if (allowed.contains(name)) {
            return name;
        }
        throw new IllegalArgumentException(
                name() + " has no value '" + value + "'; it has " + String.join(", ", allowed));
    }

    /**
     * The switch of that name, in any case, {@code -} read as {@code _}.
     *
     * @throws IllegalArgumentException if there is none; the message names all
     */
    public static Switch named(String name) {
        String wanted = name.trim().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(s -> s.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no switch '" + name + "'; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Enum::name).toList())));
    }
}
