package io.github.camelheymarket;

import org.apache.camel.spi.Metadata;

/**
 * The headers. Headers with the label {@code in} take precedence over the option of the same name. Headers that begin with
 * {@code CamelHeymarketResult} describe the result of a call, and no operation reads them.
 */
public final class HeymarketConstants {

    @Metadata(
            label =
                    "in,contacts/get,contacts/update,contacts/delete,contacts/lookup,contacts/status,contacts/set-status,channels/list,channels/get,channels/add,channels/update,channels/delete",
            description =
                    "The id of the contact: an integer (v1) or a UUID (v2). Takes precedence over the option contactId and the body.",
            javaType = "String")
    public static final String CONTACT_ID = "CamelHeymarketContactId";

    @Metadata(
            label = "in,plain operations with an id",
            description =
                    "The id of the tag, list, template, conversation, survey or scheduled message that the operation works on: an integer. Takes precedence over the option resourceId.",
            javaType = "String")
    public static final String RESOURCE_ID = "CamelHeymarketResourceId";

    @Metadata(
            label = "in,channels/get,channels/delete",
            description =
                    "The type of the channel, such as phone or email. Takes precedence over the option channelType.",
            javaType = "String")
    public static final String CHANNEL_TYPE = "CamelHeymarketChannelType";

    @Metadata(
            label =
                    "in,contacts/get,contacts/update,contacts/delete,contacts/search,contacts/lookup,contacts/status,contacts/set-status,messages/history,messages/send",
            description =
                    "The phone number of the contact, if no contact id is given, or of the conversation: international digits, or any form that can be parsed with defaultRegion.",
            javaType = "String")
    public static final String PHONE = "CamelHeymarketPhone";

    @Metadata(
            label = "in,messages/send",
            description =
                    "Identifies the send of a message: a send with the same local id is the same message, which is to be sent once. Takes precedence over the option localId and the body. If there is none, the component makes one from the exchange and the message.",
            javaType = "String")
    public static final String LOCAL_ID = "CamelHeymarketLocalId";

    @Metadata(
            label = "in,contacts/list,surveys/list",
            description = "With paging=page: the number of the page to read, as the previous answer returned it.",
            javaType = "Integer")
    public static final String PAGE = "CamelHeymarketPage";

    @Metadata(
            label = "in,contacts/list,tags/list,lists/list,templates/list,conversations/list,messages/list",
            description =
                    "With paging=page, on v1 for contacts: the cursor to continue from, as the previous answer returned it.",
            javaType = "String")
    public static final String CURSOR = "CamelHeymarketCursor";

    @Metadata(
            label = "in,contacts/list,conversations/list,messages/list,surveys/list",
            description =
                    "The number of contacts or other items to request per page. Takes precedence over the option pageSize.",
            javaType = "Integer")
    public static final String LIMIT = "CamelHeymarketLimit";

    @Metadata(
            label = "in,contacts/update",
            description =
                    "Whether the given custom fields replace all stored custom fields (true) or are merged into them (false). Takes precedence over the option overwrite.",
            javaType = "Boolean")
    public static final String OVERWRITE = "CamelHeymarketOverwrite";

    @Metadata(
            label = "in,api/call",
            description = "The HTTP method of a raw call. It is read only with allowHeaderOverride=true.",
            javaType = "String")
    public static final String METHOD = "CamelHeymarketMethod";

    @Metadata(
            label = "in,api/call",
            description = "The path of a raw call, such as /v1/tags. It is read only with allowHeaderOverride=true.",
            javaType = "String")
    public static final String PATH = "CamelHeymarketPath";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description = "The HTTP status of the response.",
            javaType = "Integer")
    public static final String RESULT_STATUS = "CamelHeymarketResultStatus";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description = "Heymarket's id of the request (X-Request-Id), to quote to Heymarket's support.",
            javaType = "String")
    public static final String RESULT_REQUEST_ID = "CamelHeymarketResultRequestId";

    @Metadata(
            label = "out,all operations but contacts/list and bulk",
            description =
                    "How often the request that decided the result was sent. 1 if the first attempt was answered.",
            javaType = "Integer")
    public static final String RESULT_ATTEMPTS = "CamelHeymarketResultAttempts";

    @Metadata(
            label = "out,contacts/create",
            description =
                    "Set if a create was sent twice and stored twice: the ids of the duplicates, separated by commas.",
            javaType = "String")
    public static final String RESULT_DUPLICATES = "CamelHeymarketResultDuplicates";

    @Metadata(
            label = "out,contacts/update",
            description =
                    "Whether another client wrote to the contact between the read and the write, judged by its rev. Absent if the responses do not show it.",
            javaType = "Boolean")
    public static final String RESULT_REV_RACED = "CamelHeymarketResultRevRaced";

    @Metadata(
            label = "out,contacts/delete",
            description =
                    "Whether the deleted contact had opted out or was blocked, which Heymarket forgets with the contact. Absent if no response shows it.",
            javaType = "Boolean")
    public static final String RESULT_OPT_OUT_LOST = "CamelHeymarketResultOptOutLost";

    @Metadata(
            label = "out,contacts/get,contacts/lookup,plain operations that read by id,messages/send",
            description =
                    "Whether the contact or other resource exists. On messages/send: true if the message had been sent before, so that it was found and not sent.",
            javaType = "Boolean")
    public static final String RESULT_FOUND = "CamelHeymarketResultFound";

    @Metadata(label = "out,messages/send", description = "The id of the message that was sent.", javaType = "Long")
    public static final String RESULT_MESSAGE_ID = "CamelHeymarketResultMessageId";

    @Metadata(
            label = "out,messages/send",
            description = "The id of the conversation that the message is in. Absent if no answer shows it.",
            javaType = "Long")
    public static final String RESULT_CONVERSATION_ID = "CamelHeymarketResultConversationId";

    @Metadata(
            label = "out,messages/send",
            description = "Whether Heymarket has queued the message. Absent if the answer does not show it.",
            javaType = "Boolean")
    public static final String RESULT_QUEUED = "CamelHeymarketResultQueued";

    @Metadata(
            label = "out,messages/send",
            description = "The date that Heymarket gave the message, in RFC 3339. Absent if no answer shows it.",
            javaType = "String")
    public static final String RESULT_DATE = "CamelHeymarketResultDate";

    @Metadata(
            label = "out,messages/send",
            description = "The local id that the message was sent with.",
            javaType = "String")
    public static final String RESULT_LOCAL_ID = "CamelHeymarketResultLocalId";

    @Metadata(
            label = "out,contacts/search,contacts/list",
            description =
                    "The number of contacts in the body. Absent with paging=all, where the number is not known before the end.",
            javaType = "Integer")
    public static final String RESULT_COUNT = "CamelHeymarketResultCount";

    @Metadata(
            label = "out,contacts/list",
            description = "With paging=page: the number of the next page. Absent at the end.",
            javaType = "Integer")
    public static final String RESULT_NEXT_PAGE = "CamelHeymarketResultNextPage";

    @Metadata(
            label = "out,contacts/list",
            description = "With paging=page on v1: the cursor of the next page. Absent at the end.",
            javaType = "String")
    public static final String RESULT_NEXT_CURSOR = "CamelHeymarketResultNextCursor";

    @Metadata(
            label = "out,contacts/list,from contacts/list",
            description =
                    "With paging=page: false while there may be more pages. With paging=all: set after the last page, whether as many contacts were delivered as Heymarket counts.",
            javaType = "Boolean")
    public static final String RESULT_COMPLETE = "CamelHeymarketResultComplete";

    @Metadata(
            label = "out,from contacts/changes",
            description =
                    "What happened to the contact: changed (or created) or deleted. A deleted contact has only its id.",
            javaType = "String",
            enums = "changed,deleted")
    public static final String RESULT_CHANGE = "CamelHeymarketResultChange";

    @Metadata(
            label = "out,from contacts/changes",
            description =
                    "The cursor as it is after this exchange has completed. A route that stores it in its own transaction can continue from it.",
            javaType = "String")
    public static final String RESULT_CURSOR = "CamelHeymarketResultCursor";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync,messages/bulk-send",
            description = "The number of rows in the input.",
            javaType = "Long")
    public static final String RESULT_TOTAL = "CamelHeymarketResultTotal";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync,messages/bulk-send",
            description = "The number of unsuccessful rows: rejected, failed, ambiguous or unknown.",
            javaType = "Long")
    public static final String RESULT_UNSUCCESSFUL = "CamelHeymarketResultUnsuccessful";

    @Metadata(
            label = "out,contacts/bulk-upsert,contacts/bulk-delete,contacts/sync,messages/bulk-send",
            description = "The number of HTTP requests that the job made, retries and lookups included.",
            javaType = "Long")
    public static final String RESULT_REQUESTS = "CamelHeymarketResultRequests";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: why the row is unsuccessful.",
            javaType = "String")
    public static final String RESULT_REASON = "CamelHeymarketResultReason";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: the position of the row in the input, from 0.",
            javaType = "Long")
    public static final String RESULT_INDEX = "CamelHeymarketResultIndex";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: the field that caused the outcome, if it was one field.",
            javaType = "String")
    public static final String RESULT_FIELD = "CamelHeymarketResultField";

    @Metadata(
            label = "out,rejectedUri",
            description = "On a row sent to rejectedUri: the outcome of the row.",
            javaType = "io.github.camelheymarket.model.Outcome")
    public static final String RESULT_OUTCOME = "CamelHeymarketResultOutcome";

    @Metadata(
            label = "out,events/receive",
            description =
                    "The type of the event, in one spelling whichever Heymarket uses: message_received, target_opt_out and so on.",
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
                    "A key that is the same in each delivery of an event, to detect repeated deliveries across several nodes. Absent on events about consent, which must never be dropped.",
            javaType = "String")
    public static final String EVENT_KEY = "CamelHeymarketEventKey";

    @Metadata(
            label = "out,events/receive",
            description = "When the event happened, in RFC 3339 as received.",
            javaType = "String")
    public static final String EVENT_TIME = "CamelHeymarketEventTime";

    @Metadata(
            label = "out,events/receive",
            description = "The conversation that the message belongs to, or that the event is about.",
            javaType = "Long")
    public static final String EVENT_CONVERSATION_ID = "CamelHeymarketEventConversationId";

    @Metadata(
            label = "out,events/receive",
            description = "The id of the webhook at Heymarket that delivered the event. Many events have the same id.",
            javaType = "String")
    public static final String EVENT_WEBHOOK_ID = "CamelHeymarketEventWebhookId";

    private HeymarketConstants() {}
}
