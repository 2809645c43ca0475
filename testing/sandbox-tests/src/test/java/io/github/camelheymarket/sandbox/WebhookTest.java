package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a receiver gets of the sandbox's webhook. */
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final SandboxWebhook webhook = sandbox.webhook();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private HttpServer receiver;
    private String url;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.remove(), -1);
            exchange.close();
        });
        receiver.start();
        url = "http://localhost:" + receiver.getAddress().getPort() + "/events";
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    static List<String> types() {
        return WebhookEvent.TYPES;
    }

    @ParameterizedTest
    @MethodSource("types")
    void theDocumentedEnvelopeHasAllFourMembers(String type) {
        assertThat(webhook.deliver(url, WebhookEvent.of(type))).containsExactly(200);

        JsonNode envelope = received.get(0);
        assertThat(envelope.fieldNames()).toIterable().containsExactly("type", "id", "token", "event_data");
        assertThat(envelope.path("type").asText()).isEqualTo(type);
        assertThat(envelope.path("id").isInt()).isTrue();
        assertThat(envelope.path("token").asText()).isEqualTo(webhook.token());
        assertThat(envelope.path("event_data").path("id").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"message_sent, message", "chat_closed, conversation", "target_opt_out, phone"})
    void theOlderEnvelopeCallsItsTypeEventAndHasNoEventData(String type, String member) {
        sandbox.set(Switch.WEBHOOK_ENVELOPE, "EVENT");

        webhook.deliver(url, WebhookEvent.of(type));

        assertThat(received.get(0).path("event").asText()).isEqualTo(type);
        assertThat(received.get(0).has(member)).isTrue();
        assertThat(received.get(0).has("type")).isFalse();
        assertThat(received.get(0).has("event_data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RECIEVED, message_recieved", "RECEIVED, message_received", "DOTTED, message.received"})
    void receivedIsSpeltAsTheSwitchSays(String value, String spelling) {
        sandbox.set(Switch.WEBHOOK_RECEIVED, value);

        webhook.deliver(url, WebhookEvent.messageReceived("12025550143", "Hello"));

        assertThat(received.get(0).path("type").asText()).isEqualTo(spelling);
    }

    @Test
    void whatIsNotAnsweredWith200IsDeliveredAgainIfTheSwitchSaysSo() {
        answers.addAll(List.of(500, 204));

        assertThat(webhook.deliver(url, WebhookEvent.optOut("12025550143"))).containsExactly(500, 204, 200);
        assertThat(received).hasSize(3).allMatch(received.get(0)::equals);

        sandbox.set(Switch.WEBHOOK_RETRY, false);
        answers.add(500);
        assertThat(webhook.deliver(url, WebhookEvent.optOut("12025550143"))).containsExactly(500);
    }

    @Test
    void anEventIsGivenUpAfterThreeMoreTries() {
        answers.addAll(List.of(500, 500, 500, 500, 500));

        assertThat(webhook.deliver(url, WebhookEvent.optOut("12025550143"))).containsExactly(500, 500, 500, 500);
    }

    @Test
    void inTheHostileProfileEachEventComesTwice() {
        sandbox.profile(Profile.HOSTILE);

        assertThat(webhook.deliver(url, WebhookEvent.optOut("12025550143"))).containsExactly(200, 200);
        assertThat(received).hasSize(2).allMatch(received.get(0)::equals);
    }

    @Test
    void theTokenCanBeExchangedAndIsTheFirstAgainAfterAReset() {
        String first = webhook.token();
        webhook.token("whk-next");
        webhook.deliver(url, WebhookEvent.optOut("12025550143"));
        sandbox.reset();

        assertThat(received.get(0).path("token").asText()).isEqualTo("whk-next");
        assertThat(webhook.token()).isEqualTo(first);
    }

    @Test
    void aReceiverThatIsNotThereGivesNoAnswer() {
        receiver.stop(0);
        sandbox.set(Switch.WEBHOOK_RETRY, false);

        assertThat(webhook.deliver(url, WebhookEvent.optOut("12025550143"))).containsExactly(SandboxWebhook.NO_ANSWER);
    }

    @Test
    void anEventCanBeChanged() {
        WebhookEvent event =
                WebhookEvent.messageSent("12025550143", "Hello").with("id", 7).without("date");

        assertThat(event.data()).containsEntry("id", 7).doesNotContainKey("date");
    }

    @Test
    void aSubscriberHearsOfWhatComesInAndGoesOutInItsOrder() {
        webhook.subscribe(url);
        long chat = sandbox.messaging().receive("12025550143", "Hello.").conversationId();
        Api api = new Api(sandbox);

        api.post("/v1/message/send", "{'inbox_id':12,'creator_id':310,'chat_id':" + chat + ",'text':'Yes.'}");
        api.post("/v1/conversations/close", "{'inbox_id':12,'user_id':310,'chat_id':" + chat + "}");
        api.post("/v1/conversations/open", "{'inbox_id':12,'user_id':310,'chat_id':" + chat + "}");
        api.post(
                "/v1/conversations/reassign", "{'inbox_id':12,'user_id':310,'reassign_id':311,'target':'12025550143'}");
        api.post("/v1/conversations/transfer", "{'conversation_id':" + chat + ",'transfer_inbox_id':13}");

        await().until(() -> received.size() == 6);
        assertThat(received)
                .extracting(event -> event.get("type").asText())
                .containsExactly(
                        "message_recieved",
                        "message_sent",
                        "chat_closed",
                        "chat_opened",
                        "chat_reassigned",
                        "chat_transferred");
        assertThat(received.get(1).at("/event_data/text").asText()).isEqualTo("Yes.");
        assertThat(received.get(1).at("/event_data/conversation/id").asLong()).isEqualTo(chat);
        assertThat(received.get(5).at("/event_data/inbox").asLong()).isEqualTo(13);
    }

    @Test
    void aSubscriberDoesNotHearOfCommentsAndOfWhatWasRefused() {
        sandbox.seed(Seed.phone("12025550143").blocked());
        webhook.subscribe(url);
        Api api = new Api(sandbox);
        String toMara = "{'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'x'";

        api.post("/v1/message/send", toMara + "}");
        api.post("/v1/message/send", toMara + ",'private':true}");
        sandbox.messaging().receive("12025550144", "Hello.");

        await().until(() -> !received.isEmpty());
        assertThat(received).extracting(event -> event.get("type").asText()).containsExactly("message_recieved");
    }

    @Test
    void aResetEndsTheSubscriptionAndItsThread() {
        webhook.subscribe(url);

        sandbox.reset();
        sandbox.messaging().receive("12025550143", "Hello.");

        assertThat(NamedThreads.all()).doesNotContain("sandbox-webhook");
        assertThat(received).isEmpty();
    }
}
