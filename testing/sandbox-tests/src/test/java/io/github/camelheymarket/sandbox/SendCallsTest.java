package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending a message: recipient, contents, refusals, and a local id that was used before. */
class SendCallsTest {
    private static final String MARA = "12025550143";
    private static final String JONAS = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private SandboxMessaging messaging;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        messaging = sandbox.messaging();
        api = new Api(sandbox);
    }

    @Test
    void aMessageToAPhoneIsInItsConversation() {
        JsonNode answer = sent("'phone_number':'12025550143','text':'Hello.','local_id':'a','author':'Desk'");

        Message message = messaging.sent().get(0);
        assertThat(answer.get("id").asLong()).isEqualTo(message.id());
        assertThat(answer.get("convo_id").asLong())
                .isEqualTo(messaging.conversations().get(0).id());
        JsonNode read = history(MARA).get(0);
        assertThat(read.get("text").asText()).isEqualTo("Hello.");
        assertThat(read.get("status").asText()).isEqualTo("sent");
        assertThat(read.get("local_id").asText()).isEqualTo("a");
        assertThat(read.get("author").asText()).isEqualTo("Desk");
        assertThat(read.get("user").asLong()).isEqualTo(310);
        assertThat(read.at("/conversation/id")).isEqualTo(answer.get("convo_id"));
        assertThat(api.post("/v1/messages/all", "{}").json()).containsExactly(read);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void theAnswerHasTheConversationOrAGallery() {
        sandbox.set(Switch.SEND_ANSWER, "GALLERY");

        JsonNode answer = sent("'phone_number':'12025550143','media_url':'https://example.org/menu.png'");

        assertThat(answer.fieldNames()).toIterable().containsExactly("id", "date", "gallery_url");
        assertThat(answer.get("gallery_url").asText()).isEqualTo("https://example.org/menu.png");
    }

    @Test
    void aSecondMessageJoinsTheConversationOfTheFirstInThatInbox() {
        sent("'phone_number':'12025550143','text':'One.'");
        long chat = messaging.conversations().get(0).id();
        sent("'phone_number':'12025550143','text':'Two.'");
        sent("'chat_id':" + chat + ",'text':'Three.'");
        api.post("/v1/message/send", "{'inbox_id':13,'creator_id':312,'phone_number':'12025550143','text':'Four.'}");

        assertThat(history(MARA).findValuesAsText("text")).containsExactly("Three.", "Two.", "One.");
        assertThat(messaging.conversations()).hasSize(2);
    }

    @Test
    void aGroupIsAConversationOfItsOwn() {
        sent("'targets':['12025550143','12025550144'],'text':'Hello, both.'");
        sent("'targets':['12025550144','12025550143'],'text':'Again.'");

        assertThat(messaging.conversations()).hasSize(1);
        assertThat(messaging.conversations().get(0).channel()).isEqualTo("mms");
        assertThat(history(MARA)).isEmpty();
    }

    @Test
    void aBroadcastIsAMessageForEachOnTheList() {
        sandbox.seed(Seed.phone(MARA).first("Mara"));
        long list = messaging.defineList("Spring", MARA, JONAS);

        long id = sent("'list_id':" + list + ",'text':'Hello {{first_name}}.','local_id':'spring'")
                .get("id")
                .asLong();

        assertThat(messaging.sent()).extracting(Message::target).containsExactly(MARA, JONAS);
        assertThat(messaging.sent()).extracting(Message::broadcastId).containsOnly(id);
        assertThat(messaging.sentTo(MARA).get(0).text()).isEqualTo("Hello Mara.");
        assertThat(messaging.sentTo(JONAS).get(0).text()).isEqualTo("Hello .");
    }

    @Test
    void tokensAreFilledFromTheContactAndItsFields() {
        long tier = sandbox.defineField("Loyalty tier");
        sandbox.seed(Seed.phone(MARA).first("Mara").last("Lindqvist").custom(tier, "gold"));
        long template = messaging.defineTemplate("Tier", "{{first_name}} {{last_name}}: {{loyalty_tier}}{{nothing}}");

        sent("'phone_number':'12025550143','template_id':" + template);

        assertThat(messaging.sent().get(0).text()).isEqualTo("Mara Lindqvist: gold");
    }

    @Test
    void aSurveyIsSentAsItsQuestion() {
        long survey = messaging.defineSurvey("Visit", "csat", "How was it?");

        sent("'phone_number':'12025550143','survey_id':" + survey);

        assertThat(messaging.sent().get(0).text()).isEqualTo("How was it?");
    }

    @Test
    void aCommentIsInTheConversationAndIsNotSent() {
        sandbox.seed(Seed.phone(MARA).blocked());

        sent("'phone_number':'12025550143','text':'Called back.','private':true");

        assertThat(history(MARA).get(0).get("type").asText()).isEqualTo("private");
        assertThat(messaging.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoOptedOutOrIsBlockedGetsNoMessage(boolean blocked) {
        Seed seed = Seed.phone(MARA);
        sandbox.seed(blocked ? seed.blocked() : seed.optedOutByContact());

        assertThat(send("'phone_number':'12025550143','text':'Hello.'").status())
                .isEqualTo(400);
        assertThat(messaging.messages()).isEmpty();
        assertThat(messaging.conversations()).isEmpty();

        sandbox.set(Switch.SEND_TO_OPTED_OUT, "FAILS_LATER");
        sent("'phone_number':'12025550143','text':'Hello.'");
        JsonNode failed = history(MARA).get(0);
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("target_errors").has(MARA)).isTrue();
        assertThat(failed.get("raw_error").asText()).isNotEmpty();
        assertThat(messaging.sent()).isEmpty();

        sandbox.set(Switch.SEND_TO_OPTED_OUT, "SENT");
        sent("'phone_number':'12025550143','text':'Hello.'");
        assertThat(messaging.sentTo(MARA)).hasSize(1);
    }

    @Test
    void aGroupWithSomebodyWhoOptedOutIsRefused() {
        sandbox.seed(Seed.phone(JONAS).optedOutByAdmin());

        assertThat(send("'targets':['12025550143','12025550144'],'text':'Hello.'")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aBroadcastPassesOverWhoOptedOut() {
        sandbox.seed(Seed.phone(JONAS).optedOutByAdmin());
        long list = messaging.defineList("Spring", JONAS, MARA);

        sent("'list_id':" + list + ",'text':'Hello.','local_id':'spring'");

        assertThat(messaging.messages()).extracting(Message::target).containsExactly(MARA);
    }

    @Test
    void aBroadcastToNobodyIsRefused() {
        sandbox.seed(Seed.phone(JONAS).optedOutByAdmin());

        for (long list : new long[] {messaging.defineList("Nobody"), messaging.defineList("Spring", JONAS)}) {
            assertThat(send("'list_id':" + list + ",'text':'Hello.','local_id':'spring'")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aKeyThatWasUsedSendsNothingTwiceUnlessItIsIgnored() {
        String body = "'phone_number':'12025550143','text':'Hello.','local_id':'a'";
        JsonNode first = sent(body);

        assertThat(sent(body)).isEqualTo(first);
        sandbox.set(Switch.LOCAL_ID, "REJECT");
        assertThat(send(body).status()).isEqualTo(400);
        assertThat(messaging.sent()).hasSize(1);

        sandbox.set(Switch.LOCAL_ID, "IGNORED");
        assertThat(sent(body)).isNotEqualTo(first);
        assertThat(messaging.sent()).hasSize(2);
    }

    @Test
    void withoutAKeyAMessageIsSentAsOftenAsItIsAsked() {
        sent("'phone_number':'12025550143','text':'Hello.'");
        sent("'phone_number':'12025550143','text':'Hello.'");

        assertThat(messaging.sent()).hasSize(2);
    }

    @Test
    void aMemberWithoutAccessToTheInboxIsDenied() {
        Api.Answer answer = api.post(
                "/v1/message/send", "{'inbox_id':12,'creator_id':312,'phone_number':'12025550143','text':'Hello.'}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(messaging.messages()).isEmpty();
    }

    private Api.Answer send(String members) {
        return api.post("/v1/message/send", "{'inbox_id':12,'creator_id':310," + members + "}");
    }

    private JsonNode sent(String members) {
        Api.Answer answer = send(members);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode history(String phone) {
        return api.get("/v1/messages?phoneNumber=" + phone + "&inboxID=12").json();
    }
}
