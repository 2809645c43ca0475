package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which deliveries a subscriber gets for what calls do to messages and conversations. */
class WebhookOfCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARA = "12025550143";
    private static final String JONAS = "12025550144";
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(T);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.clock(NOW::get));

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Api api;

    @BeforeEach
    void subscribe() throws IOException {
        NOW.set(T);
        api = new Api(sandbox);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        sandbox.profile(Profile.KIND);
        sandbox.webhook().subscribe("http://localhost:" + receiver.getAddress().getPort() + "/events");
    }

    @AfterEach
    void stop() {
        sandbox.webhook().unsubscribe();
        receiver.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void aSentMessageIsDeliveredInTheFormOfTheProfile(Profile profile) {
        sandbox.profile(profile);

        send("'phone_number':'12025550143','text':'Hello.','local_id':'a'");

        if (profile == Profile.KIND) {
            awaitTypes("message_sent");
            assertThat(received.get(0).at("/event_data/local_id").asText()).isEqualTo("a");
        } else {
            await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 2);
            assertThat(received.get(1)).isEqualTo(received.get(0));
            assertThat(received.get(0).path("event").asText()).isEqualTo("message_sent");
            assertThat(received.get(0).at("/message/text").asText()).isEqualTo("Hello.");
            assertThat(received.get(0).at("/message/local_id").isMissingNode()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"open, opened", "close, closed"})
    void aConversationInThatStateAlreadyIsNoEvent(String call, String state) {
        long chat = sandbox.messaging().receive(MARA, "Hello.").conversationId();
        String body = "{'inbox_id':12,'user_id':310,'chat_id':" + chat + "}";
        api.post("/v1/conversations/" + (call.equals("open") ? "close" : "open"), body);

        api.post("/v1/conversations/" + call, body);
        api.post("/v1/conversations/" + call, body);
        sandbox.messaging().receive(MARA, "The last one.");

        await().atMost(Duration.ofSeconds(30)).until(() -> types().size() > 2 && last().equals("message_recieved"));
        assertThat(types()).filteredOn(type -> type.equals("chat_" + state)).hasSize(1);
    }

    @Test
    void aBroadcastIsAnEventForEachMessage() {
        long list = sandbox.messaging().defineList("Spring", MARA, JONAS);

        send("'list_id':" + list + ",'text':'Hello.','local_id':'spring'");

        awaitTypes("message_sent", "message_sent");
        assertThat(received)
                .extracting(event -> event.at("/event_data/target").asText())
                .containsExactly(MARA, JONAS);
    }

    @Test
    void aScheduledMessageIsAnEventWhenItGoes() {
        api.post(
                "/v1/schedule",
                "{'inbox_id':12,'phone_number':'12025550143','execute_at':'2026-05-02T09:15:00Z','content':{'text':'Hello.'}}");
        assertThat(received).isEmpty();

        NOW.set(T.plusSeconds(1000));
        api.get("/v1/team");

        awaitTypes("message_sent");
    }

    @Test
    void aRepeatedKeyIsNoSecondEvent() {
        send("'phone_number':'12025550143','text':'Hello.','local_id':'a'");
        send("'phone_number':'12025550143','text':'Hello.','local_id':'a'");
        sandbox.messaging().receive(MARA, "The last one.");

        awaitTypes("message_sent", "message_recieved");
    }

    @Test
    void aMessageWhoseAnswerWasLostIsAnEvent() {
        sandbox.faults().add(Fault.statusAfterApply(503));

        send("'phone_number':'12025550143','text':'Hello.'");

        awaitTypes("message_sent");
    }

    @Test
    void whatWasAcceptedAndFailedIsNoEvent() {
        sandbox.seed(Seed.phone(MARA).optedOutByContact());
        sandbox.set(Switch.SEND_TO_OPTED_OUT, "FAILS_LATER");

        send("'phone_number':'12025550143','text':'Hello.'");
        sandbox.messaging().receive(MARA, "The last one.");

        awaitTypes("message_recieved");
    }

    /** No page says what a conversation that a member marks as read or unread causes. */
    @Test
    void readAndUnreadAreNoEvents() {
        sandbox.messaging().receive(MARA, "Hello.");
        api.post("/v1/conversations/read", "{'inbox_id':12,'user_id':310,'target':'12025550143'}");
        api.post("/v1/conversations/unread", "{'inbox_id':12,'user_id':310,'target':'12025550143'}");
        sandbox.messaging().receive(MARA, "The last one.");

        awaitTypes("message_recieved", "message_recieved");
    }

    private void awaitTypes(String... expected) {
        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= expected.length);
        assertThat(types()).containsExactly(expected);
    }

    private List<String> types() {
        return received.stream().map(event -> event.path("type").asText()).toList();
    }

    private String last() {
        return types().get(types().size() - 1);
    }

    private void send(String members) {
        api.post("/v1/message/send", "{'inbox_id':12,'creator_id':310," + members + "}");
    }
}
