package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds beyond the contacts however unkind the switches are, and what the unkind ones do to who relies on kindness. */
class BothProfilesTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final SandboxMessaging messaging = sandbox.messaging();
    private Api api;
    private SandboxContact mara;

    @BeforeEach
    void oneContact() {
        api = new Api(sandbox);
        mara = sandbox.seed(Seed.phone("12025550143").first("Mara").optedOutByContact());
    }

    static Stream<Arguments> kinds() {
        return Arrays.stream(Profile.values())
                .flatMap(profile -> Stream.of(
                        Arguments.of(profile, "/v1/tag", "{'tag':'vip'}", "/v1/tag/", "/v1/tag/"),
                        Arguments.of(
                                profile,
                                "/v2/lists",
                                "{'title':'Spring','local_id':'a','phones':['12025550150']}",
                                "/v1/list/",
                                "/v2/lists/"),
                        Arguments.of(
                                profile,
                                "/v1/template",
                                "{'title':'Ready','content':{'text':'Hello.'}}",
                                "/v1/template/",
                                "/v1/template/"),
                        Arguments.of(
                                profile,
                                "/v1/schedule",
                                "{'inbox_id':12,'phone_number':'12025550150','execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'}}",
                                "/v1/schedule/",
                                "/v1/schedule/")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsCreatedIsReadUntilItIsDeleted(Profile profile, String create, String body, String read, String delete) {
        sandbox.profile(profile);

        long id = api.post(create, body).json().get("id").asLong();

        assertThat(api.get(read + id).json().get("id").asLong()).isEqualTo(id);
        assertThat(api.delete(delete + id).status()).isEqualTo(200);
        assertThat(api.get(read + id).status()).isIn(400, 404);
        assertThat(api.delete(delete + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentIsInTheHistoryAndTheConversation(Profile profile) {
        sandbox.profile(profile);

        long id = send("12025550150", "a").get("id").asLong();

        JsonNode history = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get("/v1/messages?phoneNumber=12025550150&inboxID=12")
                                .json(),
                        shown -> !shown.isEmpty());
        JsonNode read = history.get(0);
        assertThat(read.get("id").asLong()).isEqualTo(id);
        assertThat(read.path("local_id").asText()).isEqualTo(profile == Profile.KIND ? "a" : "");
        assertThat(read.at("/conversation/id").asLong())
                .isEqualTo(messaging.conversations().get(0).id());
    }

    @Test
    void theHostileOneTextsTwiceWhoRepeatsAKeyAndTextsWhoOptedOut() {
        send(mara.phone(), "a");
        send(mara.phone(), "a");

        assertThat(messaging.sentTo(mara.phone())).extracting(Message::localId).containsExactly("a", "a");
    }

    @Test
    void theHostileOneShowsTheNewestMessagesAgainToWhoWalksByDate() {
        sandbox.messaging().receive("12025550150", "Hello.");
        JsonNode first = api.post("/v1/messages/all", "{}").json();

        assertThat(api.post(
                                "/v1/messages/all",
                                "{'created_at':'" + first.get(0).get("date").asText() + "'}")
                        .json())
                .isEqualTo(first);
    }

    private JsonNode send(String phone, String localId) {
        return api.post(
                        "/v1/message/send",
                        "{'inbox_id':12,'creator_id':310,'phone_number':'" + phone + "','text':'Hello.','local_id':'"
                                + localId + "'}")
                .json();
    }
}
