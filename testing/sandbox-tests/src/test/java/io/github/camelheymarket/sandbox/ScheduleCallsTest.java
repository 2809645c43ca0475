package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages for later. It is 9:00, and they are to go at 9:15 or later. */
class ScheduleCallsTest {
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(T);
    private static final String TO_MARA =
            "'phone_number':'12025550143','execute_at':'2026-05-02T09:15:00Z','content':{'text':'Hello {{first_name}}.'}";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(
            builder -> builder.profile(Profile.KIND).clock(NOW::get));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private SandboxMessaging messaging;
    private Api api;

    @BeforeEach
    void atNine() {
        sandbox = HEYMARKET.sandbox();
        messaging = sandbox.messaging();
        api = new Api(sandbox);
        NOW.set(T);
    }

    @Test
    void aScheduledMessageIsReadUnderOtherNames() {
        long id = schedule(TO_MARA + ",'local_id':'visit','user_id':311");

        JsonNode read = api.get("/v1/schedule/" + id).json();
        assertThat(read.get("execute").asText()).isEqualTo("2026-05-02T09:15:00Z");
        assertThat(read.at("/meta/content/text").asText()).isEqualTo("Hello {{first_name}}.");
        assertThat(read.at("/meta/content/to").asText()).isEqualTo("12025550143");
        assertThat(read.get("local_id").asText()).isEqualTo("visit");
        assertThat(read.get("user_id").asLong()).isEqualTo(311);
        assertThat(read.has("execute_at")).isFalse();
        assertThat(messaging.sent()).isEmpty();
    }

    @Test
    void itGoesWithTheFirstCallAfterItsTime() {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        long id = schedule(TO_MARA + ",'local_id':'visit'");
        later(Duration.ofMinutes(14));
        assertThat(messaging.sent()).isEmpty();

        later(Duration.ofMinutes(15));

        Message sent = messaging.sentTo("12025550143").get(0);
        assertThat(sent.text()).isEqualTo("Hello Mara.");
        assertThat(sent.localId()).isEqualTo("visit");
        assertThat(sent.user()).isEqualTo(310);
        assertThat(api.get("/v1/schedule/" + id).status()).isEqualTo(404);
        later(Duration.ofMinutes(30));
        assertThat(messaging.sent()).hasSize(1);
    }

    @Test
    void itGoesToAListOrAConversationOrWithATemplate() {
        long list = messaging.defineList("Spring", "12025550144", "12025550145");
        long template = messaging.defineTemplate("Ready", "Ready.");
        long chat = messaging.receive("12025550146", "Hello.").conversationId();
        String when = "'execute_at':'2026-05-02T09:30:00Z','content':{'template':" + template + "}";
        schedule("'list_id':" + list + "," + when);
        schedule("'conversation_id':" + chat + "," + when);
        schedule("'targets':[{'phone':'12025550147'},{'phone':'12025550148'}]," + when);

        later(Duration.ofMinutes(30));

        assertThat(messaging.sent())
                .extracting(Message::target)
                .containsExactly("12025550144", "12025550145", "12025550146", "12025550147,12025550148");
        assertThat(messaging.sent()).extracting(Message::text).containsOnly("Ready.");
    }

    @Test
    void whoOptsOutBeforeItsTimeGetsNone() {
        sandbox.seed(Seed.phone("12025550143"));
        schedule(TO_MARA);
        sandbox.optOut("12025550143");

        later(Duration.ofMinutes(15));

        assertThat(messaging.messages()).isEmpty();
        assertThat(messaging.scheduled()).isEmpty();
    }

    @Test
    void anUpdateChangesWhatWillBeSent() {
        long id = schedule(TO_MARA);

        assertThat(api.put(
                                "/v1/schedule/" + id,
                                "{'inbox_id':12,"
                                        + TO_MARA.replace("09:15", "10:00").replace("Hello", "Good day") + "}")
                        .json()
                        .get("id")
                        .asLong())
                .isEqualTo(id);

        assertThat(messaging.scheduled()).hasSize(1);
        JsonNode read = api.get("/v1/schedule/" + id).json();
        assertThat(read.get("execute").asText()).isEqualTo("2026-05-02T10:00:00Z");
        assertThat(read.at("/meta/content/text").asText()).startsWith("Good day");
        assertThat(read.get("rev").asLong()).isEqualTo(2);
    }

    @Test
    void aCancelledMessageIsGoneAndDoesNotGo() {
        long id = schedule(TO_MARA);

        assertThat(api.delete("/v1/schedule/" + id).json().asText()).isEqualTo("ok");

        assertThat(api.get("/v1/schedule/" + id).status()).isEqualTo(404);
        assertThat(api.put("/v1/schedule/" + id, "{'inbox_id':12," + TO_MARA + "}")
                        .status())
                .isEqualTo(404);
        assertThat(api.delete("/v1/schedule/" + id).status()).isEqualTo(404);
        later(Duration.ofMinutes(15));
        assertThat(messaging.sent()).isEmpty();
    }

    @Test
    void lessThanAQuarterOfAnHourAheadIsRefused() {
        NOW.set(T.plusSeconds(1));

        assertThat(api.post("/v1/schedule", "{'inbox_id':12," + TO_MARA + "}").status())
                .isEqualTo(400);
    }

    @Test
    void aSenderWithoutAccessToTheInboxIsDenied() {
        assertThat(api.post("/v1/schedule", "{'inbox_id':12,'user_id':312," + TO_MARA + "}")
                        .status())
                .isEqualTo(403);
    }

    private long schedule(String members) {
        Api.Answer answer = api.post("/v1/schedule", "{'inbox_id':12," + members + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("id").asLong();
    }

    private void later(Duration time) {
        NOW.set(T.plus(time));
        api.get("/v1/team");
    }
}
