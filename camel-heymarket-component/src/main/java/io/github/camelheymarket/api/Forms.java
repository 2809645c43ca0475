package io.github.camelheymarket.api;

import static io.github.camelheymarket.shape.AnswerShape.COUNT;
import static io.github.camelheymarket.shape.AnswerShape.CREATED;
import static io.github.camelheymarket.shape.AnswerShape.DONE;
import static io.github.camelheymarket.shape.AnswerShape.LIST;
import static io.github.camelheymarket.shape.BodyShape.atLeastOne;
import static io.github.camelheymarket.shape.BodyShape.exactlyOne;
import static io.github.camelheymarket.shape.BodyShape.optional;
import static io.github.camelheymarket.shape.BodyShape.optionalLists;
import static io.github.camelheymarket.shape.BodyShape.required;
import static io.github.camelheymarket.shape.BodyShape.requiredLists;
import static io.github.camelheymarket.shape.BodyShape.requiredObject;
import static io.github.camelheymarket.shape.BodyShape.requiredObjects;
import static io.github.camelheymarket.shape.Form.gives;
import static io.github.camelheymarket.shape.Form.givesPages;
import static io.github.camelheymarket.shape.Form.takesArray;
import static io.github.camelheymarket.shape.Form.takesQuery;
import static io.github.camelheymarket.shape.MemberType.BOOLEAN;
import static io.github.camelheymarket.shape.MemberType.INTEGER;
import static io.github.camelheymarket.shape.MemberType.INTEGER_OR_OBJECT;
import static io.github.camelheymarket.shape.MemberType.OBJECT;
import static io.github.camelheymarket.shape.MemberType.PHONE;
import static io.github.camelheymarket.shape.MemberType.PHONE_KEY;
import static io.github.camelheymarket.shape.MemberType.TEXT;
import static io.github.camelheymarket.shape.Pages.BY_CREATED;
import static io.github.camelheymarket.shape.Pages.BY_UPDATED;
import static io.github.camelheymarket.shape.Pages.BY_UPDATED_WITH_LIMIT;

import io.github.camelheymarket.shape.AnswerShape;
import io.github.camelheymarket.shape.BodyShape.Part;
import io.github.camelheymarket.shape.Form;

/** The bodies of those plain endpoints that take members (C9), for the rows of {@link ApiEndpoint}. */
final class Forms {

    static final Form FIELDS = takesArray(LIST, required(TEXT, "title"));

    static final Form TAG = gives(CREATED, required(TEXT, "tag"), optional(TEXT, "color"));

    static final Form USER_SEARCH =
            gives(LIST, optionalLists(PHONE, "phone"), optionalLists(TEXT, "email"), atLeastOne("phone", "email"));

    static final Form USERS = gives(
            LIST,
            requiredObjects(
                    "users",
                    required(INTEGER, "id"),
                    optional(TEXT, "first_name", "last_name"),
                    optional(INTEGER, "role_id")));

    static final Form LIST_CREATE = gives(
            CREATED,
            required(TEXT, "title", "local_id"),
            optional(TEXT, "type"),
            optionalLists(INTEGER, "contacts"),
            optionalLists(PHONE, "phones"),
            optionalLists(TEXT, "emails"));

    private static final String NO_READ = "There is no other read of lists: v2 has none.";

    static final Form LISTS = givesPages(BY_UPDATED).deprecated(NO_READ);
    static final Form ONE_LIST = gives(AnswerShape.OBJECT).deprecated(NO_READ);

    static final Form LIST_UPDATE = gives(
            DONE,
            optional(TEXT, "title"),
            optionalLists(INTEGER, "contacts", "add_contacts", "remove_contacts"),
            optionalLists(PHONE, "phones", "add_phones"),
            optionalLists(PHONE_KEY, "remove_phones"),
            optionalLists(TEXT, "emails", "add_emails", "remove_emails"),
            atLeastOne(
                    "title",
                    "contacts",
                    "phones",
                    "emails",
                    "add_contacts",
                    "remove_contacts",
                    "add_phones",
                    "remove_phones",
                    "add_emails",
                    "remove_emails"));

    static final Form LIST_DELETE = gives(DONE, optionalLists(INTEGER, "contact_ids"));

    private static final Part[] TEMPLATE = {
        required(TEXT, "title"),
        requiredObject("content", required(TEXT, "text"), optionalLists(OBJECT, "gallery")),
        optional(TEXT, "local_id"),
        optional(BOOLEAN, "archived")
    };

    static final Form TEMPLATE_CREATE = gives(CREATED, TEMPLATE);
    static final Form TEMPLATE_UPDATE = gives(DONE, TEMPLATE);

    static final Form CONVERSATIONS = givesPages(
            BY_UPDATED_WITH_LIMIT,
            required(INTEGER, "id"),
            requiredObject("filters", requiredLists(INTEGER, "inboxes"), optional(BOOLEAN, "closed", "unread")),
            optional(BOOLEAN, "archived"),
            optional(INTEGER, "assigned", "parent_id"),
            optional(TEXT, "filter"));

    static final Form CONVERSATION_COUNT = gives(COUNT, optional(TEXT, "date"));

    static final Form STATE = gives(
            DONE,
            required(INTEGER, "inbox_id", "user_id"),
            optional(INTEGER, "chat_id"),
            optional(PHONE_KEY, "target"),
            optionalLists(PHONE_KEY, "targets"),
            atLeastOne("chat_id", "target", "targets"));

    /** Without {@code chat_id}: these do not take it. */
    static final Form MARK = gives(
            DONE,
            required(INTEGER, "inbox_id", "user_id"),
            optional(PHONE_KEY, "target"),
            optionalLists(PHONE_KEY, "targets"),
            atLeastOne("target", "targets"));

    static final Form REASSIGN = gives(
                    DONE,
                    required(INTEGER, "inbox_id", "user_id", "reassign_id"),
                    optional(PHONE_KEY, "target"),
                    optionalLists(PHONE_KEY, "targets"),
                    atLeastOne("target", "targets"))
            .provenBy("assigned", "reassign_id");

    static final Form TRANSFER = gives(DONE, required(INTEGER, "conversation_id", "transfer_inbox_id"))
            .provenBy("inbox", "transfer_inbox_id");

    static final Form HISTORY = takesQuery(
            LIST, required(PHONE_KEY, "phoneNumber"), required(INTEGER, "inboxID"), optional(INTEGER, "timestamp"));

    /** Without {@code order}, which would have to match the cursor. */
    static final Form MESSAGES = givesPages(
            BY_CREATED,
            optional(BOOLEAN, "ascending", "archived"),
            optional(INTEGER, "assigned", "id", "parent_id"),
            optional(TEXT, "filter"));

    private static final Part[] SCHEDULE = {
        required(INTEGER, "inbox_id"),
        required(TEXT, "execute_at"),
        requiredObject(
                "content",
                optional(TEXT, "text"),
                optional(PHONE, "to"),
                optional(INTEGER_OR_OBJECT, "template"),
                optionalLists(OBJECT, "attachments", "gallery"),
                atLeastOne("text", "template", "attachments", "gallery")),
        optional(PHONE, "phone_number"),
        optional(INTEGER, "conversation_id", "list_id", "user_id"),
        optionalLists(OBJECT, "targets"),
        optional(TEXT, "local_id"),
        exactlyOne("phone_number", "conversation_id", "list_id", "targets")
    };

    static final Form SCHEDULE_CREATE = gives(CREATED, SCHEDULE);
    static final Form SCHEDULE_UPDATE = gives(DONE, SCHEDULE);

    /** The inbox is not called {@code inbox_id} here. */
    static final Form EMAIL = gives(
            CREATED,
            required(INTEGER, "creator_id", "inbox"),
            required(TEXT, "text"),
            optional(TEXT, "raw_text", "local_id", "conv_title"),
            optionalLists(TEXT, "targets"),
            optional(INTEGER, "convo_id"),
            exactlyOne("targets", "convo_id"));

    private static final Part CHANNEL_MEMBERS = required(TEXT, "channel_type", "channel_id");

    static final Form CHANNEL_ADD = gives(LIST, CHANNEL_MEMBERS);
    static final Form CHANNEL = gives(DONE, CHANNEL_MEMBERS);

    private Forms() {}
}
