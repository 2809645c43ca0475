package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route sees of an event, whatever form it was delivered in. */
class WebhookEventsTest extends WebhookEventsTestCase {

    static Stream<Arguments> eachTypeInEachProfile() {
        return Arrays.stream(Profile.values())
                .flatMap(profile -> WebhookEvent.TYPES.stream().map(type -> arguments(type, profile)));
    }

    @ParameterizedTest
    @MethodSource("eachTypeInEachProfile")
    void eachEventReachesTheRouteWithItsTypeAndBody(String type, Profile profile) {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
        rig.start(WebhookRig.receive());

        assertThat(webhook.deliver(rig.url(), WebhookEvent.of(type))).containsExactly(200);

        assertThat(rig.one().getHeader("CamelHeymarketEventType"))
                .isEqualTo(type.equals("message_recieved") ? "message_received" : type);
        assertThat(rig.one().getBody())
                .isInstanceOf(
                        type.startsWith("message")
                                ? HeymarketMessage.class
                                : type.startsWith("chat") ? Conversation.class : Map.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RECIEVED, TYPE",
        "RECEIVED, TYPE",
        "DOTTED, TYPE",
        "RECIEVED, EVENT",
        "RECEIVED, EVENT",
        "DOTTED, EVENT"
    })
    void eachSpellingOfReceivedIsOne(String spelling, String envelope) {
        WebhookRig.documented(HEYMARKET.sandbox());
        HEYMARKET.sandbox().set(Switch.WEBHOOK_RECEIVED, spelling);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_ENVELOPE, envelope);
        rig.start(WebhookRig.receive());

        webhook.deliver(rig.url(), WebhookEvent.messageReceived(PHONE, "Hello"));

        assertThat(rig.one().getHeader("CamelHeymarketEventType")).isEqualTo("message_received");
        assertThat(rig.one().getBody(HeymarketMessage.class).getText()).isEqualTo("Hello");
    }

    @Test
    void aMessageIsReadByItsGettersAndKeepsWhatNoPageDocuments() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(
                rig.url(),
                WebhookEvent.messageReceived(PHONE, "Is Friday still ok?")
                        .with("id", 7)
                        .with("date", "2026-05-02T09:14:31Z")
                        .with("broadcast_id", 3)
                        .with("flagged", true)
                        .with("sentiment", Map.of("score", 0.25)));

        HeymarketMessage message = rig.one().getBody(HeymarketMessage.class);
        assertThat(message.getId()).isEqualTo(7);
        assertThat(message.getText()).isEqualTo("Is Friday still ok?");
        assertThat(message.getPhone()).isEqualTo(PHONE);
        assertThat(message.getTarget()).isEqualTo(PHONE);
        assertThat(message.getDate()).isEqualTo("2026-05-02T09:14:31Z");
        assertThat(message.getStatus()).isEqualTo("received");
        assertThat(message.getUserId()).isEqualTo(31);
        assertThat(message.getBroadcastId()).isEqualTo(3);
        assertThat(message.getFlagged()).isTrue();
        assertThat(message.getMedia()).isNull();
        assertThat(message.getConversation().getId()).isEqualTo(880031);
        assertThat(message.getConversation().getInboxId()).isEqualTo(12);
        assertThat(message.get("sentiment").path("score").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(message).hasToString("HeymarketMessage[id=7]");
    }

    /** C7.3: the older reference has objects where the newer one has ids. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConversationIsReadInItsOlderFormToo(boolean objects) {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(
                rig.url(),
                WebhookEvent.chatClosed(880)
                        .with("inbox", objects ? Map.of("id", 12, "name", "Front desk") : 12)
                        .with("assigned", objects ? Map.of("id", 31) : 31));

        Conversation conversation = rig.one().getBody(Conversation.class);
        assertThat(conversation.getId()).isEqualTo(880);
        assertThat(conversation.getInboxId()).isEqualTo(12);
        assertThat(conversation.getAssignedUserId()).isEqualTo(31);
        assertThat(conversation.getStatus()).isEqualTo("closed");
        assertThat(conversation.getChannel()).isEqualTo("sms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TYPE", "EVENT"})
    void consentComesAsAMapWithoutTheToken(String envelope) {
        WebhookRig.documented(HEYMARKET.sandbox());
        HEYMARKET.sandbox().set(Switch.WEBHOOK_ENVELOPE, envelope);
        rig.start(WebhookRig.receive());

        webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE));

        assertThat(rig.one().getBody(Map.class))
                .containsEntry("phone", PHONE)
                .containsEntry("inbox_id", 12)
                .containsKey("id")
                .doesNotContainKeys("token", "type", "event");
    }

    @Test
    void anEventOfAKindThatIsNotDocumentedComesAsAMap() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive());

        webhook.deliver(rig.url(), new WebhookEvent("Team.Renamed", Map.of("id", 5, "name", "North")));

        assertThat(rig.one().getHeader("CamelHeymarketEventType")).isEqualTo("team_renamed");
        assertThat(rig.one().getBody()).isEqualTo(Map.of("id", 5, "name", "North"));
    }

    @ParameterizedTest
    @CsvSource({
        "message_received, message_recieved, true",
        "message_recieved, message_recieved, true",
        "message_sent, message_recieved, false",
        "target_*, target_double_opt_in, true",
        "target_*, chat_closed, false",
        "'chat_closed, target_opt_out', target_opt_out, true",
        "'chat_closed, target_opt_out', chat_opened, false",
        "*, incoming_call, true"
    })
    void eventTypesChoosesEventsAndTheOthersAreAnsweredWith200(String wanted, String type, boolean reaches) {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(WebhookRig.receive("eventTypes=" + wanted.replace(" ", "")));

        assertThat(webhook.deliver(rig.url(), WebhookEvent.of(type))).containsExactly(200);

        assertThat(rig.seen()).hasSize(reaches ? 1 : 0);
    }

    /** Two routes, two paths, each with its own memory of what it has seen. */
    @Test
    void anEventReachesEachOfTwoRoutes() {
        WebhookRig.documented(HEYMARKET.sandbox());
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(WebhookRig.receive()).process(rig::keep);
                from(WebhookRig.receive("webhookPath=/other")).process(rig::keep);
            }
        });
        WebhookEvent event = WebhookEvent.messageReceived(PHONE, "Hello");

        assertThat(webhook.deliver(rig.url(), event)).containsExactly(200);
        assertThat(webhook.deliver(rig.url("/other"), event)).containsExactly(200);

        assertThat(rig.seen()).hasSize(2);
    }
}
