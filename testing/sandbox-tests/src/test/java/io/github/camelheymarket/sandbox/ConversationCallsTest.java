package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationCallsTest {
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(T);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(
            builder -> builder.profile(Profile.KIND).clock(NOW::get));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private Api api;
    private long mara;

    @BeforeEach
    void oneConversation() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
        mara = received(12, "12025550143", 0);
    }

    @Test
    void aConversationIsReadByItsId() {
        JsonNode read = get();

        assertThat(read.get("target").asText()).isEqualTo("12025550143");
        assertThat(read.get("channel").asText()).isEqualTo("sms");
        assertThat(read.get("status").asText()).isEqualTo("open");
        assertThat(read.get("inbox").asLong()).isEqualTo(12);
        assertThat(read.get("assigned").asLong()).isZero();
        assertThat(read.get("read").isInt()).isTrue();
        assertThat(read.get("last_msg").asText()).isEqualTo("Hello.");
        assertThat(api.get("/v1/conversations/1").status()).isEqualTo(404);
    }

    @Test
    void theOlderFormHasObjectsAndABoolean() {
        sandbox.set(Switch.CONVERSATION_FORM, "OBJECTS");
        reassign(310, 311);

        JsonNode read = get();
        assertThat(read.at("/inbox/name").asText()).isEqualTo("Front desk");
        assertThat(read.at("/assigned/name").asText()).isEqualTo("Ola Brandt");
        assertThat(read.get("read").isBoolean()).isTrue();
    }

    @Test
    void conversationsAreListedNewestChangeFirstAndWalkedByDate() {
        received(12, "12025550144", 1);
        received(13, "12025550145", 2);

        JsonNode all = list("'filters':{'inboxes':[12,13]}");
        JsonNode older = list("'filters':{'inboxes':[12,13]},'date':'"
                + all.get(0).get("updated").asText() + "'");

        assertThat(targets(all)).containsExactly("12025550145", "12025550144", "12025550143");
        assertThat(targets(older)).containsExactly("12025550144", "12025550143");
        assertThat(targets(list("'filters':{'inboxes':[13]}"))).containsExactly("12025550145");
        assertThat(list("'filters':{'inboxes':[12]},'date':'2026-05-02T09:00:00Z'"))
                .isEmpty();
    }

    @Test
    void aListIsScopedToTheInboxesOfTheUser() {
        received(13, "12025550145", 2);

        JsonNode list = api.post("/v1/conversations", "{'id':312,'filters':{'inboxes':[12,13]}}")
                .json();

        assertThat(targets(list)).containsExactly("12025550145");
    }

    @Test
    void conversationsAreCountedUpToADate() {
        received(12, "12025550144", 60);

        assertThat(api.post("/v1/conversations/count", "{}").json().asText()).isEqualTo("2");
        assertThat(api.post("/v1/conversations/count", "{'date':'2026-05-02T09:00:30Z'}")
                        .json()
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void aClosedConversationIsListedAsSuchUntilItIsOpened() {
        assertThat(call("close", "'inbox_id':12,'user_id':310,'chat_id':" + mara)
                        .json()
                        .asText())
                .isEqualTo("ok");

        assertThat(get().get("status").asText()).isEqualTo("closed");
        assertThat(list("'filters':{'inboxes':[12],'closed':true}")).hasSize(1);
        assertThat(list("'filters':{'inboxes':[12],'closed':false}")).isEmpty();

        call("open", "'inbox_id':12,'user_id':310,'target':'12025550143'");
        assertThat(get().get("status").asText()).isEqualTo("open");
    }

    @Test
    void closingTwiceChangesNothingMore() {
        call("close", "'inbox_id':12,'user_id':310,'chat_id':" + mara);
        Conversation closed = conversation();
        NOW.set(T.plusSeconds(60));

        call("close", "'inbox_id':12,'user_id':310,'chat_id':" + mara);

        assertThat(conversation()).isEqualTo(closed);
    }

    @Test
    void aMessageOpensAClosedConversation() {
        call("close", "'inbox_id':12,'user_id':310,'chat_id':" + mara);

        sandbox.messaging().receive("12025550143", "Still there?");

        assertThat(conversation().open()).isTrue();
    }

    @Test
    void aConversationIsReadOrUnreadForOneUser() {
        assertThat(get().get("unread_users")).hasSize(2);

        call("read", "'inbox_id':12,'user_id':310,'target':'12025550143'");
        assertThat(conversation().unread()).containsExactly(311L);
        call("read", "'inbox_id':12,'user_id':311,'targets':['12025550143']");
        assertThat(list("'filters':{'inboxes':[12],'unread':true}")).isEmpty();

        call("unread", "'inbox_id':12,'user_id':311,'target':'12025550143'");
        assertThat(get().get("unread_users")).extracting(JsonNode::asLong).containsExactly(311L);
        assertThat(list("'filters':{'inboxes':[12],'unread':true}")).hasSize(1);
    }

    @Test
    void whoSendsHasReadTheConversation() {
        api.post("/v1/message/send", "{'inbox_id':12,'creator_id':311,'chat_id':" + mara + ",'text':'Yes.'}");

        assertThat(conversation().unread()).containsExactly(310L);
        assertThat(get().get("replied").asBoolean()).isTrue();
    }

    @Test
    void onlyTheOwnerIsReplaced() {
        assertThat(reassign(310, 311).status()).isEqualTo(200);
        assertThat(get().get("assigned").asLong()).isEqualTo(311);

        assertThat(reassign(310, 311).status()).isEqualTo(400);
        assertThat(reassign(311, 310).status()).isEqualTo(200);
        assertThat(reassign(310, 312).status()).isEqualTo(403);
        assertThat(conversation().assigned()).isEqualTo(310L);
    }

    @Test
    void aTransferredConversationIsInTheOtherInboxWithItsMessages() {
        reassign(310, 311);

        assertThat(transfer(13).json().asText()).isEqualTo("ok");

        assertThat(get().get("inbox").asLong()).isEqualTo(13);
        assertThat(conversation().assigned()).isNull();
        assertThat(api.get("/v1/messages?phoneNumber=12025550143&inboxID=13").json())
                .hasSize(1);
        assertThat(api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json())
                .isEmpty();
        assertThat(transfer(13).status()).isEqualTo(400);
    }

    @Test
    void aTransferToWhereThePersonHasAConversationIsRefused() {
        received(13, "12025550143", 1);

        assertThat(transfer(13).status()).isEqualTo(400);
        assertThat(conversation().inboxId()).isEqualTo(12);
    }

    @Test
    void aGroupCannotBeTransferred() {
        api.post(
                "/v1/message/send",
                "{'inbox_id':12,'creator_id':310,'targets':['12025550144','12025550145'],'text':'Hello.'}");
        mara = sandbox.messaging().conversations().get(1).id();

        assertThat(transfer(13).status()).isEqualTo(400);
    }

    @Test
    void aDeletedContactTakesItsConversationsAlong() {
        long contact = sandbox.seed(Seed.phone("12025550143")).id();
        sandbox.seed(Seed.phone("12025550144"));
        long other = received(12, "12025550144", 1);
        api.post("/v1/message/send", "{'inbox_id':12,'creator_id':311,'chat_id':" + mara + ",'text':'Yes.'}");

        api.delete("/v1/contact/" + contact);

        assertThat(api.get("/v1/conversations/" + mara).status()).isEqualTo(404);
        assertThat(api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json())
                .isEmpty();
        assertThat(sandbox.messaging().conversations())
                .extracting(Conversation::id)
                .containsExactly(other);
        assertThat(sandbox.messaging().sentTo("12025550143")).hasSize(1);
    }

    @Test
    void conversationsStayWhileAnotherContactHasTheNumber() {
        long contact = sandbox.seed(Seed.phone("12025550143")).id();
        sandbox.seed(Seed.phone("12025550143"));

        api.delete("/v1/contact/" + contact);

        assertThat(get().get("id").asLong()).isEqualTo(mara);
    }

    @Test
    void aBulkDeleteTakesConversationsAlongToo() {
        var uuid = sandbox.seed(Seed.phone("12025550143")).uuid();

        api.call(
                "DELETE",
                "/v2/contacts",
                "{'contact_channels':[{'channel_type':'id','channel_ids':['" + uuid + "']}]}");

        assertThat(sandbox.messaging().conversations()).isEmpty();
        assertThat(sandbox.messaging().messages()).isEmpty();
    }

    @Test
    void aConversationThatIsNotThereIsMissing() {
        for (String target :
                List.of("'chat_id':1", "'target':'12025550199'", "'targets':['12025550143','12025550199']")) {
            assertThat(call("close", "'inbox_id':12,'user_id':310," + target).status())
                    .as(target)
                    .isEqualTo(404);
        }
        assertThat(call("close", "'inbox_id':13,'user_id':310,'chat_id':" + mara)
                        .status())
                .isEqualTo(404);
    }

    private long received(long inbox, String phone, int seconds) {
        NOW.set(T.plusSeconds(seconds));
        return sandbox.messaging().receive(inbox, phone, "Hello.").conversationId();
    }

    private Conversation conversation() {
        return sandbox.messaging().conversations().stream()
                .filter(c -> c.id() == mara)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode get() {
        return api.get("/v1/conversations/" + mara).json();
    }

    private JsonNode list(String members) {
        return api.post("/v1/conversations", "{'id':310," + members + "}").json();
    }

    private static List<String> targets(JsonNode conversations) {
        List<String> targets = new ArrayList<>();
        conversations.forEach(c -> targets.add(c.get("target").asText()));
        return targets;
    }

    private Api.Answer call(String what, String members) {
        return api.post("/v1/conversations/" + what, "{" + members + "}");
    }

    private Api.Answer reassign(long from, long to) {
        return call("reassign", "'inbox_id':12,'user_id':" + from + ",'reassign_id':" + to + ",'target':'12025550143'");
    }

    private Api.Answer transfer(long inbox) {
        return call("transfer", "'conversation_id':" + mara + ",'transfer_inbox_id':" + inbox);
    }
}
