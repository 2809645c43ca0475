package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C7: the event that a delivery tells of, whichever envelope it has. */
class DeliveryReaderTest {

    private final DeliveryReader reader = new DeliveryReader(new TokenCheck(List.of("t0")));

    private WebhookEvent read(String body) {
        try {
            return reader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (RejectedDelivery e) {
            throw new IllegalStateException(e.status() + " " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'token':'t0','type':'chat_closed'}                          | chat_closed",
                "{'token':'t0','event':'chat_closed'}                         | chat_closed",
                "{'token':'t0','event':'chat_closed','type':'webhook'}        | chat_closed",
                "{'token':'t0','event':'webhook','type':'chat_closed'}        | chat_closed",
                "{'token':'t0','event':'Chat.Closed','type':null}             | chat_closed",
                "{'token':'t0','type':'brand_new'}                            | brand_new",
            })
    void theTypeIsTheMemberThatNamesAnEvent(String body, String type) {
        assertThat(read(body).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'token':'t0'}",
                "{'token':'t0','type':''}",
                "{'token':'t0','type':'ein Ereignis?'}",
                "{'token':'t0','type':{'name':'chat_closed'}}",
            })
    void withoutAnEventTypeThereIsNoDelivery(String body) {
        assertThatThrownBy(() -> read(body)).hasMessage("400 The body has no event type.");
    }

    @Test
    void aMemberThatStandsTwiceIsNamedAsTheReason() {
        assertThatThrownBy(() -> read("{'token':'t0','token':'t0','type':'chat_closed'}"))
                .hasMessage("400 The body has a duplicate member.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "'t0'"})
    void whatIsNotOneObjectIsNoDelivery(String body) {
        assertThatThrownBy(() -> read(body)).hasMessage("400 The body is not one JSON object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'chat_closed'}", "{'type':'chat_closed','token':'t1'}", "{'token':['t0']}"})
    void withoutTheTokenNothingElseIsSaid(String body) {
        assertThatThrownBy(() -> read(body)).hasMessage("401 The token is missing or wrong.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_data", "message", "conversation", "chat", "data"})
    void theDataIsInAnyOfTheMembersThatEnvelopesHave(String member) {
        WebhookEvent event = read("{'token':'t0','type':'message_sent','id':41,'" + member
                + "':{'id':7,'date':'2026-05-02T09:14:31Z','text':'Hello'}}");
        assertThat(event.eventId()).isEqualTo("7");
        assertThat(event.time()).isEqualTo("2026-05-02T09:14:31Z");
        assertThat(event.webhookId()).isEqualTo("41");
        assertThat(event.body()).isInstanceOf(HeymarketMessage.class);
    }

    @Test
    void withoutSuchAMemberTheEnvelopeIsTheDataAndItsIdThatOfTheEvent() {
        WebhookEvent event = read("{'token':'t0','event':'message_sent','message':'Hello','id':7}");
        assertThat(event.eventId()).isEqualTo("7");
        assertThat(event.webhookId()).isNull();
        assertThat(event.body()).isEqualTo(Map.of("message", "Hello", "id", 7));
    }

    @Test
    void theTimeIsWhenItWasUpdatedElseItsDate() {
        assertThat(read("{'token':'t0','type':'chat_closed','data':{'updated':'2026-05-03','date':'2026-05-02'}}")
                        .time())
                .isEqualTo("2026-05-03");
        assertThat(read("{'token':'t0','type':'chat_closed','data':{'date':'2026-05-02'}}")
                        .time())
                .isEqualTo("2026-05-02");
        assertThat(read("{'token':'t0','type':'chat_closed','data':{}}").time()).isNull();
    }

    @Test
    void anIdOrTimeThatMayBePersonalIsLeftOut() {
        WebhookEvent event = read(
                "{'token':'t0','type':'chat_closed','id':'a@b.c','data':{'id':'+1 202','date':'on the day of Mara'}}");
        assertThat(event.webhookId()).isNull();
        assertThat(event.eventId()).isNull();
        assertThat(event.time()).isNull();
    }

    @Test
    void aMessageAConversationAndAnythingElseHaveTheirOwnForms() {
        assertThat(read("{'token':'t0','type':'message_sent','data':{'id':7}}").body())
                .isInstanceOf(HeymarketMessage.class);
        assertThat(read("{'token':'t0','type':'chat_closed','data':{'id':7}}").body())
                .isInstanceOf(Conversation.class);
        assertThat(read("{'token':'t0','type':'incoming_call','data':{'id':7}}").body())
                .isEqualTo(Map.of("id", 7));
    }

    @Test
    void theConversationIsThatOfTheMessageOrItself() {
        assertThat(read("{'token':'t0','type':'chat_closed','data':{'id':7}}").conversationId())
                .isEqualTo(7);
        assertThat(read("{'token':'t0','type':'message_sent','data':{'id':7}}").conversationId())
                .isNull();
        assertThat(read("{'token':'t0','type':'incoming_call','data':{'id':7}}").conversationId())
                .isNull();
    }

    @Test
    void anEventIsKnownByTypeIdAndTime() {
        assertThat(read("{'token':'t0','type':'chat_closed','data':{'id':7,'date':'2026-05-02'}}")
                        .key())
                .isEqualTo("chat_closed:7:2026-05-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':7}", "{'date':'2026-05-02'}", "{}"})
    void withoutIdOrTimeAnEventIsKnownByItsBytes(String data) {
        String body = "{'token':'t0','type':'chat_closed','data':" + data + "}";
        assertThat(read(body).key())
                .matches("chat_closed:sha256-[0-9a-f]{64}")
                .isEqualTo(read(body).key())
                .isNotEqualTo(read(body + " ").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"target_opt_out", "target_opt_in", "contact_unsubscribed", "contact_opt_out"})
    void anEventOfConsentIsNeverARepeat(String type) {
        assertThat(read("{'token':'t0','type':'" + type + "','data':{'id':7,'date':'2026-05-02'}}")
                        .key())
                .isNull();
    }

    @Test
    void theTextOfAnEventIsWithoutItsBody() {
        assertThat(read("{'token':'t0','type':'message_sent','data':{'id':7,'date':'2026-05-02','text':'Hello'}}"))
                .hasToString("WebhookEvent[type=message_sent, key=message_sent:7:2026-05-02]");
    }
}
