package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E-mails: each with addressees begins a conversation, which the others answer in. */
class EmailCallsTest {
    private static final String TO_MARA = "'targets':['to:mara@example.org'],'text':'<p>Hello.</p>'";

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
    void anEmailBeginsAConversationOfThatTitle() {
        JsonNode answer = sent("'targets':['to:mara@example.org, jonas@example.org','cc:desk@example.org'],"
                + "'text':'<p>Hello.</p>','raw_text':'Hello.','conv_title':'Order 7781'");

        Conversation conversation = messaging.conversations().get(0);
        assertThat(answer.get("convo_id").asLong()).isEqualTo(conversation.id());
        assertThat(answer.get("queued").asBoolean()).isTrue();
        assertThat(conversation.name()).isEqualTo("Order 7781");
        assertThat(conversation.targets()).containsExactly("mara@example.org", "jonas@example.org", "desk@example.org");
        JsonNode read = api.post("/v1/messages/all", "{}").json().get(0);
        assertThat(read.get("channel").asText()).isEqualTo("email");
        assertThat(read.get("text").asText()).isEqualTo("<p>Hello.</p>");
        assertThat(read.get("id")).isEqualTo(answer.get("id"));
    }

    @Test
    void aReplyIsInTheConversation() {
        long conversation = sent(TO_MARA).get("convo_id").asLong();

        sent("'convo_id':" + conversation + ",'text':'Once more.'");

        assertThat(messaging.conversations()).hasSize(1);
        assertThat(messaging.sentTo("mara@example.org"))
                .extracting(Message::text)
                .containsExactly("<p>Hello.</p>", "Once more.");
    }

    @Test
    void addresseesAlwaysBeginAnotherConversation() {
        sent(TO_MARA);
        sent(TO_MARA);

        assertThat(messaging.conversations()).hasSize(2);
    }

    @Test
    void aKeyThatWasUsedSendsNothingTwiceUnlessItIsIgnored() {
        JsonNode first = sent(TO_MARA + ",'local_id':'a'");

        assertThat(sent(TO_MARA + ",'local_id':'a'")).isEqualTo(first);
        assertThat(messaging.sent()).hasSize(1);

        sandbox.set(Switch.LOCAL_ID, "IGNORED");
        sent(TO_MARA + ",'local_id':'a'");
        assertThat(messaging.sent()).hasSize(2);
    }

    @Test
    void aMessageMayHaveTheKeyOfAnEmail() {
        sent(TO_MARA + ",'local_id':'a'");
        api.post(
                "/v1/message/send",
                "{'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'Hello.','local_id':'a'}");

        assertThat(messaging.sent()).hasSize(2);
    }

    @Test
    void whoOptedOutGetsNoEmail() {
        sandbox.seed(Seed.emailOnly("mara@example.org").optedOutByContact());

        assertThat(send(TO_MARA).status()).isEqualTo(400);
        assertThat(messaging.messages()).isEmpty();
    }

    @Test
    void anEmailConversationCannotBeTransferred() {
        long conversation = sent(TO_MARA).get("convo_id").asLong();

        assertThat(api.post(
                                "/v1/conversations/transfer",
                                "{'conversation_id':" + conversation + ",'transfer_inbox_id':12}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMemberWithoutAccessToTheInboxIsDenied() {
        assertThat(api.post("/v1/email/send", "{'inbox':14,'creator_id':311," + TO_MARA + "}")
                        .status())
                .isEqualTo(403);
    }

    private Api.Answer send(String members) {
        return api.post("/v1/email/send", "{'inbox':14,'creator_id':310," + members + "}");
    }

    private JsonNode sent(String members) {
        Api.Answer answer = send(members);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
