package io.github.camelheymarket.conformance.question;

import java.util.List;

/**
 * The open questions of the contract. First are those with a switch of the same name in the sandbox, whose values are the
 * readings of the question.
 */
public enum Question {
    READ_UUID(
            "C4.1, C11.11",
            "In which member do reads carry the UUID?",
            "read from each of them; without any, bulk-upsert updates through v1 batch",
            "NONE",
            "UUID",
            "CONTACT_UUID",
            "CONTACT_ID"),
    READ_OPT_OUT(
            "C4.2", "Do reads carry is_opted_out?", "consentCheck=always reads the status if they do not", "NO", "YES"),
    READ_CHANNELS("C4.2", "Do reads of v2 carry contact_channels?", "read if present", "NO", "YES"),
    EXTRA_MEMBERS("C1", "Do reads carry members that no published schema has?", "kept, never sent", "NO", "YES"),
    EMPTY_MEMBERS(
            "C1",
            "Do reads show empty members?",
            "a missing member counts as unknown until a read has shown it",
            "OMIT",
            "INCLUDE"),
    AVATAR_IN_LISTS(
            "C4.2", "Do lists and searches carry the avatar?", "contacts are read one by one if needed", "NO", "YES"),
    AVATAR_FORM("C4.2", "Is an avatar read as a URL or as a file name?", "sent back only as a URL", "URL", "FILE_NAME"),
    TAGS_IN_READS(
            "C4.2",
            "What are the elements of tags in reads?",
            "all forms are read; labels are looked up in /v1/tags",
            "OBJECTS",
            "OBJECTS_ID",
            "IDS",
            "LABELS"),
    PUT_BLANKS(
            "C5.3, C11.12",
            "Does an update blank the members it leaves out?",
            "merge=true (the default) sends everything",
            "NO",
            "YES"),
    PUT_RESETS_OPT_OUT(
            "C11.12",
            "Does an update without is_opted_out end an opt-out?",
            "an update carries a known opt-out; consentCheck=always finds the others",
            "NO",
            "YES"),
    TAGS_ON_WRITE(
            "C5.3, C11.15", "Do given tags replace the stored tags or are they added?", "tagMode", "REPLACE", "ADD"),
    UNKNOWN_CUSTOM(
            "C4.3",
            "Is an unknown custom field dropped or rejected?",
            "unknownFields=error (the default) rejects it first",
            "DROP",
            "REJECT"),
    TEXT_TRIM(
            "C4.3",
            "Are blanks at the ends of texts removed?",
            "they are removed before sending, and not compared",
            "NO",
            "YES"),
    UNKNOWN_MEMBERS("C4.3", "Is an unknown member rejected or ignored?", "none is sent", "REJECT", "IGNORE"),
    CREATE_EXISTING(
            "C5.1, C11.3",
            "What does a create with a number that a contact has?",
            "resolve=true (the default) searches first",
            "CONVERGE",
            "REJECT",
            "DUPLICATE"),
    CREATE_RESETS_OPT_OUT(
            "C5.1, C11.3, C11.12",
            "Does a create with the number of a contact that opted out end the opt-out?",
            "a create searches first, and carries the opt-out of the contact that has the number",
            "NO",
            "YES"),
    V2_PHONE_CHANGE(
            "C5.14", "Does a v2 update change the phone?", "a changed phone is sent through v1", "APPLIED", "IGNORED"),
    ACTIVE_OPTS_IN(
            "C5.9",
            "Do active and unblocked end an opt-out too?",
            "both have the same guard as subscribed, see allowOptIn",
            "NO",
            "YES"),
    CONSENT_UPDATES(
            "C5.9, C11.6",
            "Does an opt-out change updated?",
            "if not, contacts/changes does not show it, and only a full list does",
            "NO",
            "YES"),
    CREATE_V1_ANSWER("C5.1", "What does v1 create answer?", "read in either form", "ID_REV", "ID_REV_UUID"),
    CREATE_V2_ANSWER("C5.12", "What does v2 create answer?", "read in either form", "IDS", "CONTACT"),
    UPDATE_V2_ANSWER("C5.14", "What does v2 update answer?", "read in either form", "IDS", "CONTACT"),
    STRING_ANSWERS("C1, C11.19", "Are string answers quoted?", "read in each form", "QUOTED", "BARE", "EMPTY"),
    DELETE_V2_TEXT("C5.15", "What does a v2 delete say?", "any text is accepted", "OK", "CONTACT_DELETED"),
    COUNT_SHAPE(
            "C5.6, C11.10",
            "What does the count look like?",
            "read in each form",
            "STRING",
            "NUMBER",
            "BARE",
            "OBJECT_COUNT",
            "OBJECT_TOTAL"),
    FIELDS_SHAPE(
            "C5.11, C11.9",
            "What does the list of custom fields look like?",
            "read in each form",
            "ARRAY",
            "WRAPPER",
            "MAP",
            "MAP_OBJECTS"),
    FIELD_NAME_MEMBER("C5.11", "Which member holds a custom field's title?", "read in either form", "TITLE", "NAME"),
    INBOXES_SHAPE("C9.5, C10", "What does the list of inboxes look like?", "read in either form", "ARRAY", "WRAPPER"),
    STATUS_DETAIL(
            "C5.8",
            "Does a status show who opted the contact out?",
            "without it no contact is opted in, see allowOptIn",
            "NO",
            "YES"),
    NOT_FOUND(
            "C3.2, C5.7, C11.2",
            "What does a read of a missing contact answer?",
            "notFound selects exception or null",
            "STATUS_404",
            "STATUS_400",
            "NULL",
            "EMPTY_OBJECT",
            "EMPTY_STRING",
            "EMPTY_BODY"),
    NOT_FOUND_DELETE(
            "C3.2",
            "What does a delete of a missing contact answer?",
            "read in each form",
            "STATUS_404",
            "STATUS_400",
            "OK"),
    BULK_DELETE_ABSENT(
            "C5.17",
            "What does a bulk delete of missing contacts do?",
            "a rejected call is halved until missing contacts stand alone",
            "PASSED_OVER",
            "STATUS_404",
            "STATUS_400"),
    FAILED_CONTACTS_NONE(
            "C5.16", "What is failed_contacts when nothing failed?", "read in each form", "EMPTY", "NULL", "MISSING"),
    FAILED_CONTACTS_ITEM(
            "C5.16, C11.8", "What is an item of failed_contacts?", "read in either form", "WRAPPED", "BARE"),
    FAILED_REASON_MEMBER(
            "C5.16, C11.8",
            "Which member of an item holds the reason?",
            "read in each form",
            "ERROR",
            "MESSAGE",
            "REASON",
            "CODE",
            "NONE"),
    BULK_BAD_ROW(
            "C5.16",
            "Does a bad row fail alone, or the whole bulk call?",
            "a rejected call is halved until bad rows stand alone",
            "FAILED_CONTACTS",
            "REFUSE_WHOLE"),
    BATCH_ANSWER("C5.10", "What does a v1 batch answer?", "read in either form", "OK_OR_FAILED", "CONTACTS"),
    BATCH_SKIPPED(
            "C5.10",
            "Does a v1 batch count a skipped row as failed?",
            "such a row is UNKNOWN with overwriteContacts=false",
            "NOT_FAILED",
            "FAILED"),
    POISONED_VALUE(
            "C3.3, C5.16",
            "Is there a value that breaks each call that contains it?",
            "a failed call is split until the row that breaks it stands alone",
            "NO",
            "YES"),
    BULK_MAX("C11.4", "How many rows may a bulk call have?", "bulkSize"),
    SEARCH_MAX("C11.4", "How many values may a search have?", "bulkSize"),
    BULK_MAX_STATUS("C11.4", "Which status rejects larger calls?", "both are halved", "400", "413"),
    SEARCH_CAP(
            "C5.19",
            "How many contacts does a search show at most?",
            "an answer larger than any verified answer is verified first"),
    SEARCH_LAG(
            "C5.19",
            "How many milliseconds does a search lag behind a write?",
            "a contact written within five minutes is read by its id"),
    SEARCH_EMAIL(
            "C5.19",
            "Does a search for an address search the email field too?",
            "matchBy=email gives new contacts a channel",
            "FIELD_AND_CHANNEL",
            "CHANNEL"),
    PAGE_CAP("C11.5", "How many contacts does a page hold at most?", "pageSize"),
    V2_PAGE_BASE(
            "C5.18, C11.7",
            "Which is the first page of the v2 list?",
            "determined in each listing",
            "ZERO",
            "ONE",
            "ONE_LENIENT"),
    V2_DATE("C5.18", "Does date have an effect in the v2 list?", "not used in v2 lists", "APPLIED", "IGNORED"),
    V1_PAGE(
            "C5.5",
            "Does page have an effect in the v1 list?",
            "used only to read past equal timestamps",
            "ONE_BASED",
            "IGNORED"),
    CURSOR(
            "C11.6",
            "Does a page start strictly after its cursor?",
            "no contact is delivered twice",
            "EXCLUSIVE",
            "INCLUSIVE"),
    UPDATED_RESOLUTION(
            "C11.6", "Which resolution do created and updated have?", "read in either form", "MILLIS", "SECONDS"),
    LOOKUP_ID(
            "C5.7",
            "Which type does id have in a lookup?",
            "sent as text, then as a number if that is rejected",
            "STRING",
            "NUMBER",
            "EITHER"),
    ERROR_BODY(
            "C3.3, C11.1",
            "What does an error body look like?",
            "read in each form",
            "CODE_MESSAGE",
            "ERROR_STRING",
            "ERROR_OBJECT",
            "JSON_STRING",
            "PLAIN_TEXT",
            "EMPTY"),
    REASON_QUOTES(
            "C3.3, C5.16",
            "Does the reason for a rejected contact quote names, phones and addresses?",
            "personal data that was sent is removed from it",
            "NO",
            "YES"),
    CLOCK_BEHIND(
            "C2.2",
            "By how many seconds is Heymarket's clock behind when it checks the age of a token?",
            "tokens are dated 30 s back, and after a 401 by the Date of the answer; times of contacts are compared with it"),
    RETRY_AFTER(
            "C3.1, C11.16",
            "Does a 429 say how long to wait?",
            "honoured up to maxRetryDelay",
            "NONE",
            "SECONDS",
            "HTTP_DATE"),

    LOCAL_ID(
            "C9.1, C9.3, C11.24",
            "What does a message or list with a local_id that was used before do?",
            "a send whose answer was lost is looked for before it is sent again",
            "FIRST_ANSWER",
            "REJECT",
            "IGNORED"),
    SEND_TO_OPTED_OUT(
            "C9.1",
            "What does a message to a contact that opted out do?",
            "whoever opted out is asked for before a message is sent",
            "REJECT",
            "FAILS_LATER",
            "SENT"),
    SEND_ANSWER("C9.1, C10", "What does a message answer?", "only the id is needed", "GALLERY", "QUEUED"),
    CREATED_AT(
            "C9.1, C10",
            "Which bound is created_at in the list of messages?",
            "a message that was seen already is not delivered again",
            "BY_DIRECTION",
            "BEFORE",
            "ON_OR_AFTER"),
    MESSAGE_LAG(
            "C9.1",
            "How many milliseconds after a send does a message appear in reads?",
            "a send whose answer was lost is looked for again before it is sent again"),
    MESSAGE_LOCAL_ID(
            "C7.3, C1, C9.0",
            "Do messages carry the local_id that they were sent with?",
            "a message is recognised by its text too",
            "NO",
            "YES"),
    MESSAGE_TEXT(
            "C9.1",
            "Does the text of a message have its tokens filled?",
            "a text with tokens is not recognised by its text",
            "FILLED",
            "AS_SENT"),
    CONVERSATION_FORM(
            "C9.2, C10",
            "Are inbox and owner of a conversation ids or objects?",
            "delivered as they are",
            "INTEGERS",
            "OBJECTS"),
    LIST_PHONES(
            "C9.3, C10",
            "Do unknown phones and addresses of a list become contacts?",
            "lists are filled with ids of contacts",
            "CONTACTS",
            "TARGETS"),
    LIST_EMPTY(
            "C9.3, C10", "May a new list have nobody in it?", "a list is created with its people", "ALLOWED", "REJECT"),

    WEBHOOK_ENVELOPE("C7.2", "Which envelope does a delivery have?", "read in either form", "TYPE", "EVENT"),
    WEBHOOK_RECEIVED(
            "C7.2",
            "How does a delivery spell the event of a received message?",
            "all spellings are one event type",
            "RECIEVED",
            "RECEIVED",
            "DOTTED"),
    WEBHOOK_RETRY("C7.1", "Is an event delivered again that was not answered with 200?", "ackMode", "NO", "YES"),
    WEBHOOK_REPEATS("C7.1", "Is an event delivered again that was answered with 200?", "dedupWindow", "NO", "YES"),

    OVERWRITE_V2(
            "C5.14, C11.13",
            "Does overwrite=true of a v2 update replace custom fields?",
            "overwrite",
            "REPLACES",
            "IGNORED",
            "REFUSED"),
    CLEAR_TAGS(
            "C11.15", "Does an empty list of tags remove all tags?", "clearEmpty=tags", "CLEARS", "KEEPS", "REFUSED"),
    DELETE_WITH_BODY(
            "C5.17, C11.20",
            "Does the body of a bulk delete arrive?",
            "bulk-delete verify=true",
            "DELETED",
            "NOT_DELETED");

    private final String contract;
    private final String text;
    private final String component;
    private final List<String> readings;

    Question(String contract, String text, String component, String... readings) {
        this.contract = contract;
        this.text = text;
        this.component = component;
        this.readings = List.of(readings);
    }

    public String contract() {
        return contract;
    }

    public String text() {
        return text;
    }

    /** The possible readings; empty if the reading is a number, for which 0 means that no limit was met. */
    public List<String> readings() {
        return readings;
    }

    public boolean isNumber() {
        return readings.isEmpty();
    }

    /** Whether the sandbox has a switch of this name. */
    public boolean isSwitch() {
        return compareTo(OVERWRITE_V2) < 0;
    }

    /** How the component handles it: the option for the reading, or why none is needed. */
    public String component(String reading) {
        boolean limited = isNumber()
                && this != SEARCH_CAP
                && this != SEARCH_LAG
                && this != MESSAGE_LAG
                && this != CLOCK_BEHIND
                && reading != null
                && !reading.equals("0");
        return limited ? component + "=" + reading + " or less" : component;
    }

    String checked(String reading) {
        if (isNumber() ? !reading.matches("\\d+") : !readings.contains(reading)) {
            throw new IllegalArgumentException(name() + " has no reading " + reading);
        }
        return reading;
    }
}
