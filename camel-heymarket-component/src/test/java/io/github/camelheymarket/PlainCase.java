package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A plain operation at work on an account that has one of everything.
 *
 * @param body of the message, as JSON with single quotes; a word in angle brackets is an id of the account
 * @param sent what goes out for it
 * @param result a member that the result has; in brackets one that its first item has; or a Java type
 */
record PlainCase(ApiEndpoint endpoint, String body, String sent, String result) {

    private static final String TIME =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS).toString();
    private static final String LATER =
            "{'inbox_id':12,'execute_at':'" + TIME + "','content':{'text':'See you'},'phone_number':'12025550143'}";
    private static final String TEMPLATE = "{'title':'Hello','content':{'text':'Hello {{first_name}}'}}";
    private static final String MARK = "{'inbox_id':12,'user_id':310,'target':'12025550143'}";
    private static final String STATE = "{'inbox_id':12,'user_id':310,'chat_id':<conversation>}";
    private static final String REASSIGN = "{'inbox_id':12,'user_id':310,'reassign_id':311,'target':'12025550143'}";
    private static final String USERS = "{'users':[{'id':311,'first_name':'Olga','role_id':4}]}";
    private static final String EMAIL =
            "{'creator_id':310,'inbox':14,'text':'Thanks','local_id':'mail-1','targets':['to:mara@example.org']}";

    /** One for each row of the table that has a form; {@link PlainOperationsTest} counts them. */
    static final List<PlainCase> ALL = List.of(
            of("COUNT_V1", null, "{}", "Long"),
            of("FIELDS_V1", null, "{}", "ResultList"),
            of("FIELDS_CREATE_V1", "[{'title':'Loyalty tier'}]", "[id]"),
            of("TAGS_V1", null, "{}", "[tag]"),
            of("TAG_GET_V1", null, null, "tag"),
            of("TAG_CREATE_V1", "{'tag':'Regular','color':'#2A6F97'}", "id"),
            of("TAG_DELETE_V1", null, null, "String"),
            of("INBOXES_V1", null, null, "[id]"),
            of("TEAM_V1", null, null, "members"),
            of("USERS_V1", "{'email':['ola@team.example.org']}", "[role_id]"),
            of("USERS_UPDATE_V1", USERS, "[id]"),
            of("LIST_CREATE_V2", "{'title':'May','local_id':'may','contacts':[<contact>]}", "id"),
            of("LIST_UPDATE_V2", "{'add_phones':['12025550144'],'title':'June'}", "rev"),
            of("LIST_DELETE_V2", null, null, "deleted"),
            of("LISTS_V1", null, "{}", "[name]"),
            of("LIST_GET_V1", null, null, "targets"),
            of("TEMPLATES_V1", null, "{}", "[name]"),
            of("TEMPLATE_GET_V1", null, null, "content"),
            of("TEMPLATE_CREATE_V1", TEMPLATE, "id"),
            of("TEMPLATE_UPDATE_V1", TEMPLATE, "rev"),
            of("TEMPLATE_DELETE_V1", null, null, "String"),
            of(
                    "CONVERSATIONS_V1",
                    "{'id':310,'filters':{'inboxes':[12]}}",
                    "{'id':310,'filters':{'inboxes':[12]},'limit':30}",
                    "[id]"),
            of("CONVERSATION_COUNT_V1", null, "{}", "Long"),
            of("CONVERSATION_GET_V1", null, null, "id"),
            of("OPEN_V1", STATE, "String"),
            of("CLOSE_V1", STATE, "String"),
            of("MARK_READ_V1", MARK, "String"),
            of("UNREAD_V1", MARK, "String"),
            of("REASSIGN_V1", REASSIGN, "String"),
            of("TRANSFER_V1", "{'conversation_id':<conversation>,'transfer_inbox_id':13}", "String"),
            of(
                    "HISTORY_V1",
                    "{'phone_number':'+1 202-555-0143','inbox_id':12}",
                    "{'phoneNumber':'12025550143','inboxID':'12'}",
                    "[text]"),
            of("MESSAGES_V1", null, "{'limit':30}", "[text]"),
            of("MESSAGE_COUNT_V1", null, "{}", "Long"),
            of("SURVEYS_V1", null, "{'limit':30,'page':1}", "[question]"),
            of("SURVEY_GET_V1", null, null, "question"),
            of("SCHEDULE_CREATE_V1", LATER, "id"),
            of("SCHEDULE_GET_V1", null, null, "meta"),
            of("SCHEDULE_UPDATE_V1", LATER, "id"),
            of("SCHEDULE_DELETE_V1", null, null, "String"),
            of("EMAIL_V1", EMAIL, "id"),
            of("CHANNELS_V2", null, null, "[channel_type]"),
            of("CHANNEL_GET_V2", null, null, "channel_id"),
            of("CHANNEL_ADD_V2", "{'channel_type':'email','channel_id':'mara@example.org'}", "[channel_id]"),
            of("CHANNEL_UPDATE_V2", "{'channel_type':'phone','channel_id':'12025550145'}", "Object"),
            of("CHANNEL_DELETE_V2", null, null, "String"));

    private static PlainCase of(String endpoint, String body, String result) {
        return of(endpoint, body, body, result);
    }

    private static PlainCase of(String endpoint, String body, String sent, String result) {
        return new PlainCase(ApiEndpoint.valueOf(endpoint), body, sent, result);
    }

    /** Creates one of everything. @return the ids by what they belong to */
    static Map<String, String> account(HeymarketSandbox sandbox, RouteTester routes) {
        return account(sandbox, (uri, body) -> routes.ok(uri, body));
    }

    /** @param routes sends a body to a URI, and gives the result */
    static Map<String, String> account(
            HeymarketSandbox sandbox, BiFunction<String, Object, org.apache.camel.Message> routes) {
        Map<String, String> ids = new TreeMap<>();
        SandboxContact mara = sandbox.seed(Seed.phone("12025550143").first("Mara"));
        ids.put("contact", Long.toString(mara.id()));
        ids.put("uuid", mara.uuid().toString());
        sandbox.defineField("Branch");
        ids.put("tag", Long.toString(sandbox.defineTag("VIP")));
        ids.put("list", Long.toString(sandbox.messaging().defineList("Spring", "12025550143")));
        ids.put("template", Long.toString(sandbox.messaging().defineTemplate("Hello", "Hello")));
        ids.put("survey", Long.toString(sandbox.messaging().defineSurvey("Visit", "nps", "How was it?")));
        Message message = sandbox.messaging().receive("12025550143", "Are you open?");
        ids.put("conversation", Long.toString(message.conversationId()));
        ids.put(
                "schedule",
                routes.apply("heymarket:schedule/create", json(LATER).toString())
                        .getBody(Map.class)
                        .get("id")
                        .toString());
        // Heymarket may refuse to delete the last channel.
        routes.apply(
                "heymarket:channels/add?contactId=" + mara.uuid(),
                Map.of("channel_type", "facebook", "channel_id", "mara"));
        sandbox.clearRequests();
        return ids;
    }

    String uri() {
        return "heymarket:" + endpoint.operation();
    }

    String path(Map<String, String> ids) {
        return endpoint.path()
                .replace("{id}", ids.getOrDefault(endpoint.noun(), ""))
                .replace("{contactId}", ids.get("uuid"))
                .replace("{channelType}", "phone");
    }

    /** The headers that name what the operation works on. */
    Object[] headers(Map<String, String> ids) {
        return new Object[] {
            HeymarketConstants.RESOURCE_ID, ids.get(endpoint.noun()),
            HeymarketConstants.CONTACT_ID, ids.get("uuid"),
            HeymarketConstants.CHANNEL_TYPE, "phone"
        };
    }

    /** The members that went out, in the body or the query; {@code null} if there was neither. */
    JsonNode sent(RecordedRequest request) {
        if (endpoint.form().isQuery()) {
            assertThat(request.body()).isNullOrEmpty();
            ObjectNode query = JsonNodeFactory.instance.objectNode();
            request.query().forEach((name, values) -> query.put(name, String.join(",", values)));
            return query;
        }
        return request.body() == null || request.body().isEmpty() ? null : json(request.body());
    }

    static JsonNode filled(String text, Map<String, String> ids) {
        if (text == null) {
            return null;
        }
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("<" + id.getKey() + ">", id.getValue());
        }
        return json(filled);
    }

    @Override
    public String toString() {
        return endpoint.operation();
    }
}
