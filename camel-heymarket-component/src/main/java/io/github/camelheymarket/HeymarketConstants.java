package io.github.camelheymarket;

import org.apache.camel.spi.Metadata;

/**
 * The headers. Those that say {@code in} win over the option of the same name; those that begin with
 * {@code CamelHeymarketResult} tell what came of a call and are read by nothing.
 */
public final class HeymarketConstants {

    @Metadata(
            label =
                    "in,contacts/get,contacts/update,contacts/delete,contacts/lookup,contacts/status,contacts/set-status",
            description =
                    "The contact: an integer id (v1) or a UUID (v2). Wins over the option contactId and the body.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelHeymarketContactId";

    @Metadata(
            label =
                    "in,contacts/get,contacts/update,contacts/delete,contacts/search,contacts/lookup,contacts/status,contacts/set-status",
            description =
                    "The contact's phone, where no contact id is given: international digits, or any form that defaultRegion explains.",
            javaType = "String")
    public static final String PHONE = "CamelHeymarketPhone";

    @Metadata(
            label = "in,contacts/list",
            description = "With paging=page: the number of the page to read, as the previous answer told it.",
            javaType = "Integer")
    public static final String PAGE = "CamelHeymarketPage";

    @Metadata(
            label = "in,contacts/list",
            description = "With paging=page on v1: the cursor to go on from, as the previous answer told it.",
            javaType = "String")
    public static final String CURSOR = "CamelHeymarketCursor";

    @Metadata(
            label = "in,contacts/list",
            description = "How many contacts to ask for in one page. Wins over the option pageSize.",
            javaType = "Integer")
    public static final String LIMIT = "CamelHeymarketLimit";

    @Metadata(
            label = "in,contacts/update",
            description =
                    "Whether the custom fields given replace all stored ones (true) or are merged into them (false). Wins over the option overwrite.",
            javaType = "Boolean")
    public static final String OVERWRITE = "CamelHeymarketOverwrite";

    @Metadata(
            label = "in,api/call",
            description = "The HTTP method of a raw call. Read only with allowHeaderOverride=true.",
            javaType = "String")
    public static final String METHOD = "CamelHeymarketMethod";

    @Metadata(
            label = "in,api/call",
            description = "The path of a raw call, such as /v1/tags. Read only with allowHeaderOverride=true.",
            javaType = "String")
    public static final String PATH = "CamelHeymarketPath";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description = "The HTTP status of the answer.",
            javaType = "Integer")
    public static final String RESULT_STATUS = "CamelHeymarketResultStatus";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description = "Heymarket's id of the request (X-Request-Id), to quote to their support.",
            javaType = "String")
    public static final String RESULT_REQUEST_ID = "CamelHeymarketResultRequestId";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description = "How often the request that decided was sent, 1 where the first attempt was answered.",
            javaType = "Integer")
    public static final String RESULT_ATTEMPTS = "CamelHeymarketResultAttempts";

    @Metadata(
            label = "out,contacts/create",
            description =
                    "Set when a create that was sent twice was stored twice: the ids of the others, separated by commas.",
            javaType = "String")
    public static final String RESULT_DUPLICATES = "CamelHeymarketResultDuplicates";

    @Metadata(
            label = "out,contacts/update",
            description =
                    "Whether somebody else wrote to the contact between the read and the write, by its rev. Absent where the answers do not tell.",
            javaType = "Boolean")
    public static final String RESULT_REV_RACED = "CamelHeymarketResultRevRaced";

    @Metadata(
            label = "out,contacts/delete",
            description =
                    "Whether the contact that was deleted had opted out or was blocked, which Heymarket forgets with it. Absent where no answer tells.",
            javaType = "Boolean")
    public static final String RESULT_OPT_OUT_LOST = "CamelHeymarketResultOptOutLost";

    @Metadata(
            label = "out,contacts/get,contacts/lookup",
            description = "Whether there is such a contact.",
            javaType = "Boolean")
    public static final String RESULT_FOUND = "CamelHeymarketResultFound";

    @Metadata(
            label = "out,contacts/search,contacts/list",
            description = "How many contacts the body holds; with paging=all not known before the end, hence absent.",
            javaType = "Integer")
    public static final String RESULT_COUNT = "CamelHeymarketResultCount";

    @Metadata(
            label = "out,contacts/list",
            description = "With paging=page: the page to ask for next. Absent at the end.",
            javaType = "Integer")
    public static final String RESULT_NEXT_PAGE = "CamelHeymarketResultNextPage";

    @Metadata(
            label = "out,contacts/list",
            description = "With paging=page on v1: the cursor to ask with next. Absent at the end.",
            javaType = "String")
    public static final String RESULT_NEXT_CURSOR = "CamelHeymarketResultNextCursor";

    @Metadata(
            label = "out,contacts/list,from contacts/list",
            description =
                    "With paging=page: false while there may be more. With paging=all set when the walk has ended: whether as many contacts were delivered as Heymarket counts.",
            javaType = "Boolean")
    public static final String RESULT_COMPLETE = "CamelHeymarketResultComplete";

    @Metadata(
            label = "out,from contacts/changes",
            description =
                    "What happened to the contact: changed (or created) or deleted. A deleted one has its id alone.",
            javaType = "String",
            enums = "changed,deleted")
    public static final String RESULT_CHANGE = "CamelHeymarketResultChange";

    @Metadata(
            label = "out,from contacts/changes",
            description =
                    "The cursor as it is when this exchange is done: a route that keeps it in its own transaction can go on from it.",
            javaType = "String")
    public static final String RESULT_CURSOR = "CamelHeymarketResultCursor";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync",
            description = "How many rows went in.",
            javaType = "Long")
    public static final String RESULT_TOTAL = "CamelHeymarketResultTotal";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync",
            description = "How many rows did not end well: rejected, failed, ambiguous or unknown.",
            javaType = "Long")
    public static final String RESULT_UNSUCCESSFUL = "CamelHeymarketResultUnsuccessful";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync",
            description = "How many HTTP requests the job spent, retries and look-ups included.",
            javaType = "Long")
    public static final String RESULT_REQUESTS = "CamelHeymarketResultRequests";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: why it did not end well.",
            javaType = "String")
    public static final String RESULT_REASON = "CamelHeymarketResultReason";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: its place in the input, from 0.",
            javaType = "Long")
    public static final String RESULT_INDEX = "CamelHeymarketResultIndex";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: the field at fault, where it is one.",
            javaType = "String")
    public static final String RESULT_FIELD = "CamelHeymarketResultField";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: its outcome.",
            javaType = "io.github.camelheymarket.model.Outcome")
    public static final String RESULT_OUTCOME = "CamelHeymarketResultOutcome";

    @Metadata(
            label = "out,events/receive",
            description =
                    "What happened, in one spelling whatever Heymarket's: message_received, target_opt_out and so on.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelHeymarketEventType";

    @Metadata(
            label = "out,events/receive",
            description = "The id of the message or conversation that the event is about.",
            javaType = "String")
    public static final String EVENT_ID = "CamelHeymarketEventId";

    @Metadata(
            label = "out,events/receive",
            description =
                    "The same text in each delivery of an event, to know repeats by across several nodes. Absent on events about consent, none of which must be dropped.",
            javaType = "String")
    public static final String EVENT_KEY = "CamelHeymarketEventKey";

    @Metadata(label = "out,events/receive", description = "When it happened, RFC 3339 as it came.", javaType = "String")
    public static final String EVENT_TIME = "CamelHeymarketEventTime";

    @Metadata(
            label = "out,events/receive",
            description = "The conversation that the message belongs to, or that the event is about.",
            javaType = "Long")
    public static final String EVENT_CONVERSATION_ID = "CamelHeymarketEventConversationId";

    @Metadata(
            label = "out,events/receive",
            description = "The id of the webhook at Heymarket that delivered the event; many events have the same.",
            javaType = "String")
    public static final String EVENT_WEBHOOK_ID = "CamelHeymarketEventWebhookId";

    private HeymarketConstants() {}
}
