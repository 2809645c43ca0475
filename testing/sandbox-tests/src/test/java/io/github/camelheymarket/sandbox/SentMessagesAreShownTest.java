package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a sent message appears in the reads of messages, and what of it they show. */
class SentMessagesAreShownTest {
    private static final String MARA = "12025550143";
    private static final Instant T = Instant.parse("2026-05-02T09:00:00.400Z");
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

    @ParameterizedTest
    @CsvSource({"SECONDS, 20", "MILLIS, 0"})
    void aMessageAppearsWhenTheLagIsOver(String resolution, int clockBehind) {
        sandbox.set(Switch.MESSAGE_LAG, 3000);
        sandbox.set(Switch.UPDATED_RESOLUTION, resolution);
        sandbox.set(Switch.CLOCK_BEHIND, clockBehind);
        send("Hello.");

        NOW.set(T.plusMillis(2999));
        assertThat(history()).isEmpty();
        assertThat(list()).isEmpty();
        assertThat(sandbox.messaging().sentTo(MARA)).hasSize(1);

        NOW.set(T.plusMillis(3000));
        assertThat(history()).hasSize(1);
        assertThat(list()).hasSize(1);
    }

    @Test
    void whatComesInIsShownAtOnce() {
        sandbox.set(Switch.MESSAGE_LAG, 3000);
        sandbox.messaging().receive(MARA, "Is Friday still ok?");

        assertThat(history()).hasSize(1);
        assertThat(list()).hasSize(1);
    }

    @Test
    void theConversationOfAMessageDoesNotLag() {
        sandbox.set(Switch.MESSAGE_LAG, 3000);
        long chat = send("Hello.").get("convo_id").asLong();

        assertThat(api.get("/v1/conversations/" + chat).json().get("last_msg").asText())
                .isEqualTo("Hello.");
        assertThat(api.post("/v1/messages/all/count", "{}").json().asText()).isEqualTo("1");
    }

    @Test
    void theLocalIdMayBeLacking() {
        sandbox.set(Switch.MESSAGE_LOCAL_ID, false);
        send("Hello.");

        assertThat(history().get(0).has("local_id")).isFalse();
        assertThat(list().get(0).has("local_id")).isFalse();
        assertThat(sandbox.messaging().sent().get(0).localId()).isEqualTo("a");
    }

    @Test
    void aReadMayShowTheTokensInPlaceOfWhatTheyStandFor() {
        sandbox.seed(Seed.phone(MARA).first("Mara"));
        send("Hello {{first_name}}.");

        assertThat(history().findValuesAsText("text")).isEqualTo(List.of("Hello Mara."));
        sandbox.set(Switch.MESSAGE_TEXT, "AS_SENT");
        assertThat(history().findValuesAsText("text")).isEqualTo(List.of("Hello {{first_name}}."));
        assertThat(list().get(0).at("/conversation/last_msg").asText()).isEqualTo("Hello {{first_name}}.");
        assertThat(sandbox.messaging().sent().get(0).text()).isEqualTo("Hello Mara.");
    }

    private JsonNode send(String text) {
        Api.Answer answer = api.post(
                "/v1/message/send",
                "{'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'" + text + "','local_id':'a'}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode history() {
        return api.get("/v1/messages?phoneNumber=12025550143&inboxID=12").json();
    }

    private JsonNode list() {
        return api.post("/v1/messages/all", "{}").json();
    }
}
