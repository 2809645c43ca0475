package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading messages; each that comes in does so at a second of its own. */
class MessageCallsTest {
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(T);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(
            builder -> builder.profile(Profile.KIND).clock(NOW::get));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
        NOW.set(T);
    }

    @Test
    void aReceivedMessageIsInHistoryAndList() {
        received("12025550143", 1);

        JsonNode history =
                api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json();

        assertThat(history.get(0).get("status").asText()).isEqualTo("received");
        assertThat(history.get(0).at("/conversation/unread").asBoolean()).isTrue();
        assertThat(list("{}")).isEqualTo(history);
    }

    @Test
    void aHistoryHoldsFiftyTheNewestFirst() {
        received("12025550143", 60);

        JsonNode first =
                api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json();
        JsonNode second = api.get("/v1/messages?phoneNumber=12025550143&inboxID=12&timestamp="
                        + Instant.parse(first.get(49).get("date").asText()).getEpochSecond())
                .json();

        assertThat(first).hasSize(50);
        assertThat(first.get(0).get("text").asText()).isEqualTo("60");
        assertThat(second.findValuesAsText("text")).containsExactly("10", "9", "8", "7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void aPersonWithoutAConversationHasNoHistory() {
        assertThat(api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json())
                .isEmpty();
    }

    @Test
    void aListIsWalkedByTheDateOfItsLastMessage() {
        received("12025550143", 40);

        JsonNode first = list("{}");
        JsonNode second = list("{'created_at':'" + first.get(29).get("date").asText() + "'}");

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(10);
        assertThat(second.get(0).get("text").asText()).isEqualTo("10");
        assertThat(list("{'created_at':'" + second.get(9).get("date").asText() + "'}"))
                .isEmpty();
    }

    @Test
    void ascendingTheDateIsALowerBound() {
        received("12025550143", 5);

        assertThat(texts("{'ascending':true,'created_at':'2026-05-02T09:00:03Z'}"))
                .containsExactly("4", "5");
    }

    @Test
    void theDateMayAlwaysBeAnUpperBound() {
        received("12025550143", 5);
        sandbox.set(Switch.CREATED_AT, "BEFORE");

        assertThat(texts("{'ascending':true,'created_at':'2026-05-02T09:00:03Z'}"))
                .containsExactly("1", "2");
    }

    @Test
    void theDateMayAlwaysBeALowerBoundThatIsMet() {
        received("12025550143", 5);
        sandbox.set(Switch.CREATED_AT, "ON_OR_AFTER");

        assertThat(texts("{'created_at':'2026-05-02T09:00:03Z'}")).containsExactly("5", "4", "3");
    }

    @Test
    void pagesCountFromOneOrNotAtAll() {
        received("12025550143", 5);

        assertThat(texts("{'limit':2,'page':2}")).containsExactly("3", "2");
        sandbox.set(Switch.V1_PAGE, "IGNORED");
        assertThat(texts("{'limit':2,'page':2}")).containsExactly("5", "4");
        sandbox.set(Switch.PAGE_CAP, 3);
        assertThat(texts("{'limit':5}")).hasSize(3);
    }

    @Test
    void allMessagesAreCounted() {
        received("12025550143", 2);
        received("12025550144", 1);

        assertThat(api.post("/v1/messages/all/count", "{}").json().asText()).isEqualTo("3");
    }

    private void received(String phone, int times) {
        IntStream.rangeClosed(1, times).forEach(i -> {
            NOW.set(T.plusSeconds(i));
            sandbox.messaging().receive(phone, Integer.toString(i));
        });
    }

    private JsonNode list(String body) {
        return api.post("/v1/messages/all", body).json();
    }

    private List<String> texts(String body) {
        return list(body).findValuesAsText("text");
    }
}
