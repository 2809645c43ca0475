package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each value of each switch can be distinguished from the others by what a client sees, or by what is stored. */
class SwitchTest {
    static final Instant NOW = Instant.parse("2026-05-02T09:14:31.250Z");
    static final String SEARCH =
            "{'contact_channels':[{'channel_ids':['12025550100','12025550101','mara@example.org']}]}";
    private static final String BAD_ROW = "{'contacts':[{'phone':'12025550155'},{'phone':'12'}]}";
    private static final Map<Switch, Function<Scene, Object>> SCENES = new EnumMap<>(Switch.class);

    static {
        SCENES.put(Switch.WEBHOOK_ENVELOPE, s -> s.delivery().keySet());
        SCENES.put(Switch.WEBHOOK_RECEIVED, s -> s.delivery().get("type"));
        SCENES.put(
                Switch.WEBHOOK_RETRY,
                s -> s.sandbox
                        .webhook()
                        .deliver(s.sandbox.baseUrl() + "/nowhere", WebhookEvent.of("chat_closed"))
                        .size());
        SCENES.put(Switch.WEBHOOK_REPEATS, s -> s.answersOfAReceiver());
        SCENES.put(Switch.READ_UUID, s -> s.get());
        SCENES.put(Switch.READ_OPT_OUT, s -> s.get());
        SCENES.put(
                Switch.READ_CHANNELS,
                s -> s.api.get("/v2/contact/" + s.full.uuid()).text());
        SCENES.put(Switch.EXTRA_MEMBERS, s -> s.get());
        SCENES.put(
                Switch.EMPTY_MEMBERS,
                s -> s.api.get("/v1/contact/" + s.bare.id()).text());
        SCENES.put(Switch.AVATAR_IN_LISTS, s -> s.search());
        SCENES.put(Switch.AVATAR_FORM, s -> s.get());
        SCENES.put(Switch.TAGS_IN_READS, s -> s.get());
        SCENES.put(
                Switch.PUT_BLANKS,
                s -> s.stored(s.putV1("{'phone':'12025550100'}")).last());
        SCENES.put(
                Switch.PUT_RESETS_OPT_OUT,
                s -> s.stored(s.putV1("{'phone':'12025550100'}")).consent());
        SCENES.put(
                Switch.TAGS_ON_WRITE,
                s -> s.stored(s.putV1("{'phone':'12025550100','tags':[{'tag_id':10}]}"))
                        .tags());
        SCENES.put(
                Switch.UNKNOWN_CUSTOM,
                s -> s.putV1("{'phone':'12025550100','custom':{'999':'x'}}").status());
        SCENES.put(
                Switch.UNKNOWN_MEMBERS,
                s -> s.putV1("{'phone':'12025550100','frist':'x'}").status());
        SCENES.put(
                Switch.CREATE_EXISTING,
                s -> s.api.post("/v1/contact", "{'phone':'12025550100'}").status() + " " + s.sandbox.contactCount());
        SCENES.put(
                Switch.CREATE_RESETS_OPT_OUT,
                s -> s.stored(s.api.post("/v1/contact", "{'phone':'12025550100'}"))
                        .isOptedOut());
        SCENES.put(Switch.V2_PHONE_CHANGE, s -> {
            s.api.put("/v2/contact/" + s.full.uuid(), "{'phone':'12025550177'}");
            return s.sandbox.findByPhone("12025550177").isPresent();
        });
        SCENES.put(Switch.ACTIVE_OPTS_IN, s -> {
            s.api.post("/v1/contact/set_status", "{'phone':'12025550100','status':'unblocked'}");
            return s.sandbox.findById(s.full.id()).orElseThrow().isOptedOut();
        });
        SCENES.put(Switch.CONSENT_UPDATES, s -> {
            s.api.post("/v1/contact/set_status", "{'phone':'12025550100','status':'blocked'}");
            return s.sandbox.findById(s.full.id()).orElseThrow().rev();
        });
        SCENES.put(
                Switch.CREATE_V1_ANSWER,
                s -> s.api.post("/v1/contact", "{'phone':'12025550155'}").text());
        SCENES.put(
                Switch.CREATE_V2_ANSWER,
                s -> s.api.post(
                                "/v2/contact",
                                "{'contact_channels':[{'channel_type':'phone','channel_id':'12025550155'}]}")
                        .text());
        SCENES.put(
                Switch.UPDATE_V2_ANSWER,
                s -> s.api.put("/v2/contact/" + s.full.uuid(), "{}").text());
        SCENES.put(
                Switch.STRING_ANSWERS,
                s -> s.api.delete("/v1/contact/" + s.full.id()).text());
        SCENES.put(
                Switch.DELETE_V2_TEXT,
                s -> s.api.delete("/v2/contact/" + s.full.uuid()).text());
        SCENES.put(Switch.COUNT_SHAPE, s -> {
            Api.Answer answer = s.api.post("/v1/contacts/count", "{}");
            return answer.header("Content-Type") + answer.text();
        });
        SCENES.put(
                Switch.FIELDS_SHAPE, s -> s.api.post("/v1/contact-fields", "{}").text());
        SCENES.put(
                Switch.FIELD_NAME_MEMBER,
                s -> s.api.post("/v1/contact-fields", "{}").text());
        SCENES.put(Switch.SEND_TO_OPTED_OUT, s -> {
            int status = s.send().status();
            return status + " " + s.sandbox.messaging().sent().size();
        });
        SCENES.put(Switch.SEND_ANSWER, s -> {
            s.sandbox.delete(s.full.id());
            return s.send().text();
        });
        SCENES.put(Switch.CREATED_AT, s -> {
            s.sandbox.messaging().receive("12025550100", "Hello.");
            return s.api.post("/v1/messages/all", "{'created_at':'2026-05-03T00:00:00Z'}")
                            .json()
                            .size()
                    + " "
                    + s.api.post("/v1/messages/all", "{'created_at':'2026-05-03T00:00:00Z','ascending':true}")
                            .json()
                            .size();
        });
        SCENES.put(Switch.MESSAGE_LAG, s -> s.shownMessages().size());
        SCENES.put(
                Switch.MESSAGE_LOCAL_ID,
                s -> s.shownMessages().get(0).toString().contains("local_id"));
        SCENES.put(
                Switch.MESSAGE_TEXT, s -> s.shownMessages().get(0).path("text").asText());
        SCENES.put(Switch.CONVERSATION_FORM, s -> {
            long id = s.sandbox.messaging().receive("12025550100", "Hello.").conversationId();
            return s.api.get("/v1/conversations/" + id).text();
        });
        SCENES.put(Switch.LOCAL_ID, s -> {
            s.newList();
            return s.newList().status() + " " + s.sandbox.messaging().lists().size();
        });
        SCENES.put(Switch.LIST_PHONES, s -> {
            s.newList();
            return s.sandbox.contactCount();
        });
        SCENES.put(
                Switch.LIST_EMPTY,
                s -> s.api.post("/v2/lists", "{'title':'Spring','local_id':'a'}")
                        .status());
        SCENES.put(Switch.INBOXES_SHAPE, s -> s.api.get("/v1/inboxes").text());
        SCENES.put(
                Switch.STATUS_DETAIL,
                s -> s.api.post("/v1/contact/status", "{'phone':'12025550100'}").text());
        SCENES.put(Switch.NOT_FOUND, s -> s.api.get("/v1/contact/1").toString());
        SCENES.put(
                Switch.BULK_DELETE_ABSENT,
                s -> s.api.call(
                                "DELETE",
                                "/v2/contacts",
                                "{'contact_channels':[{'channel_type':'id','channel_ids':['" + s.full.uuid() + "','"
                                        + UUID.randomUUID() + "']}]}")
                        .status());
        SCENES.put(Switch.NOT_FOUND_DELETE, s -> s.api.delete("/v1/contact/1").status());
        SCENES.put(
                Switch.FAILED_CONTACTS_NONE,
                s -> s.api.post("/v2/contacts", "{'contacts':[{'phone':'12025550155'}]}")
                        .text());
        SCENES.put(
                Switch.FAILED_CONTACTS_ITEM,
                s -> s.api.post("/v2/contacts", BAD_ROW).text());
        SCENES.put(
                Switch.FAILED_REASON_MEMBER,
                s -> s.api.post("/v2/contacts", BAD_ROW).text());
        SCENES.put(
                Switch.BULK_BAD_ROW,
                s -> s.api.post("/v2/contacts", BAD_ROW).status() + " " + s.sandbox.contactCount());
        SCENES.put(
                Switch.POISONED_VALUE,
                s -> s.api.post(
                                        "/v2/contacts",
                                        "{'contacts':[{'phone':'12025550155'},{'phone':'12025550156','first':'"
                                                + Switch.POISON + "'}]}")
                                .status()
                        + " " + s.sandbox.contactCount());
        SCENES.put(
                Switch.BATCH_ANSWER,
                s -> s.api.post("/v1/batch/contacts", "[{'phone':'12025550155'}]")
                        .text());
        SCENES.put(
                Switch.BATCH_SKIPPED,
                s -> s.api.post("/v1/batch/contacts", "[{'phone':'12025550100'}]")
                        .text());
        SCENES.put(Switch.BULK_MAX, s -> s.api.post("/v2/contacts", BAD_ROW).status());
        SCENES.put(
                Switch.SEARCH_MAX,
                s -> s.api.post("/v2/contacts/search", SEARCH).status());
        SCENES.put(Switch.BULK_MAX_STATUS, s -> {
            s.sandbox.set(Switch.BULK_MAX, 1);
            return s.api.post("/v2/contacts", BAD_ROW).status();
        });
        SCENES.put(Switch.SEARCH_CAP, s -> s.search().size());
        SCENES.put(Switch.SEARCH_LAG, s -> {
            s.putV1("{'phone':'12025550100','first':'Nora'}");
            return s.search().findValuesAsText("first");
        });
        SCENES.put(Switch.SEARCH_EMAIL, s -> {
            s.api.put("/v2/contact/" + s.bare.uuid(), "{'email':'field.only@example.org'}");
            return s.api.post(
                            "/v2/contacts/search",
                            SEARCH.replace("mara@", "field.only@").replace("'12025550101',", ""))
                    .json()
                    .size();
        });
        SCENES.put(
                Switch.PAGE_CAP,
                s -> s.api.post("/v2/contacts/list", "{'limit':50}").json().size());
        SCENES.put(Switch.V2_PAGE_BASE, s -> s.list("{'page':0,'limit':1}") + s.list("{'page':1,'limit':1}"));
        SCENES.put(Switch.V2_DATE, s -> s.list("{'date':'2026-05-01T00:00:00Z'}"));
        SCENES.put(
                Switch.V1_PAGE,
                s -> s.api.post("/v1/contacts", "{'page':2,'limit':1}").json().findValuesAsText("id"));
        SCENES.put(Switch.CURSOR, s -> s.list("{'date':'" + s.bare.updated() + "'}"));
        SCENES.put(
                Switch.UPDATED_RESOLUTION,
                s -> s.stored(s.putV1("{'phone':'12025550100'}")).updated());
        SCENES.put(
                Switch.LOOKUP_ID,
                s -> s.api.post("/v1/contact/get", "{'id':'" + s.full.id() + "'}")
                                .status() + " "
                        + s.api.post("/v1/contact/get", "{'id':" + s.full.id() + "}")
                                .status());
        SCENES.put(
                Switch.REASON_QUOTES,
                s -> s.api.post("/v1/contact", "{'phone':'12','first':'Mara'}").text());
        SCENES.put(
                Switch.TEXT_TRIM,
                s -> s.stored(s.putV1("{'phone':'12025550100','first':' Mara '}"))
                        .first());
        SCENES.put(Switch.ERROR_BODY, s -> s.api.post("/v1/contact", "{}").text());
        SCENES.put(
                Switch.CLOCK_BEHIND, s -> String.valueOf(s.api.get("/v1/team").header("Date")));
        SCENES.put(Switch.RETRY_AFTER, s -> {
            for (int i = 0; i < 20; i++) {
                s.api.get("/v1/team");
            }
            return String.valueOf(s.api.get("/v1/team").header("Retry-After"));
        });
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void eachValueMakesADifference(Switch question) {
        List<String> values = question.isNumber() ? List.of("0", "1") : question.allowed();
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String value : values) {
            try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                    .clock(() -> NOW)
                    .requestsPerMinute(20)
                    .profile(Profile.KIND)
                    .set(question, value)
                    .start()) {
                seen.put(value, SCENES.get(question).apply(new Scene(sandbox)));
            }
        }
        Map<Object, List<String>> valuesByEffect = seen.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        assertThat(valuesByEffect).as(seen.toString()).hasSameSizeAs(values);
    }
}
