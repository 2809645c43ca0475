package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code messages/send}: recipients, senders, contents, and the recipients that get no message. */
class MessagesSendTest {

    private static final String URI = "heymarket:messages/send?inbox=Front desk&sender=Mara Lindqvist";
    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void sendV1SendsATextToThePhoneOfTheHeader(Profile profile) {
        routes.sandbox(profile);

        org.apache.camel.Message result =
                routes.ok(URI, "Your table is ready.", HeymarketConstants.PHONE, "+1 (202) 555-0143");

        Message sent = onlyOne();
        assertThat(sent.target()).isEqualTo(PHONE);
        assertThat(sent.text()).isEqualTo("Your table is ready.");
        assertThat(sent.inboxId()).isEqualTo(12);
        assertThat(sent.user()).isEqualTo(310);
        assertThat(result.getBody()).isInstanceOf(HeymarketMessage.class);
        assertThat(result.getHeader(HeymarketConstants.RESULT_MESSAGE_ID)).isEqualTo(sent.id());
        assertThat(result.getHeader(HeymarketConstants.RESULT_DATE))
                .isEqualTo(sent.date().toString());
        assertThat(result.getHeader(HeymarketConstants.RESULT_LOCAL_ID)).isEqualTo(sent.localId());
        assertThat(result.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
    }

    @Test
    void theConversationAndTheQueueAreInHeadersWhereTheAnswerShowsThem() {
        routes.sandbox().set(Switch.SEND_ANSWER, "QUEUED");

        org.apache.camel.Message result = routes.ok(URI, "Hello", HeymarketConstants.PHONE, PHONE);

        assertThat(result.getHeader(HeymarketConstants.RESULT_CONVERSATION_ID))
                .isEqualTo(onlyOne().conversationId());
        assertThat(result.getHeader(HeymarketConstants.RESULT_QUEUED)).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowNamesItsRecipientAndContent(Profile profile) {
        routes.sandbox(profile);

        routes.ok(
                "heymarket:messages/send",
                Map.of(
                        "phone", "+12025550143",
                        "text", "Hello",
                        "inbox", "back office",
                        "sender", "noor@team.example.org",
                        "media_url", "https://example.org/a.png",
                        "local_id", "appointment-17"));

        Message sent = onlyOne();
        assertThat(sent.inboxId()).isEqualTo(13);
        assertThat(sent.user()).isEqualTo(312);
        assertThat(sent.media()).isEqualTo("https://example.org/a.png");
        assertThat(sent.localId()).isEqualTo("appointment-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Front desk", "FRONT-DESK", "+1 202 555 0100", "12025550100", "12"})
    void anInboxIsFoundByItsNamePhoneOrId(String inbox) {
        routes.ok("heymarket:messages/send", Map.of("inbox", inbox, "sender", "310", "phone", PHONE, "text", "Hello"));

        assertThat(onlyOne().inboxId()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTemplateIsFoundByItsTitle(Profile profile) {
        routes.sandbox(profile).messaging().defineTemplate("Reminder", "See you on Friday");

        routes.ok(URI + "&template=reminder", null, HeymarketConstants.PHONE, PHONE);

        assertThat(onlyOne().text()).isEqualTo("See you on Friday");
    }

    @Test
    void aTemplateThatWasCreatedAMomentAgoIsFound() {
        routes.sandbox().messaging().defineTemplate("Old", "Old");
        routes.ok(URI, Map.of("phone", PHONE, "template", "Old"));
        routes.sandbox().messaging().defineTemplate("New", "New");

        routes.ok(URI, Map.of("phone", PHONE, "template", "New"));

        assertThat(sent()).extracting(Message::text).containsExactly("Old", "New");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inbox|Front dsk|'Front dsk' in 'inbox' is not an inbox of the team (did you mean 'Front desk'?). There are 'Front desk' (12)",
                "inbox|Desk&apiKey=s3cret|a text of 18 characters in 'inbox' is not an inbox of the team",
                "sender|Mara Lindquist|did you mean 'Mara Lindqvist'?",
                "sender|nobody@example.org|There are 'Mara Lindqvist' (310)",
                "template|Reminder|There is none",
                "list|Newsletter|'Newsletter' in 'list' is not a list of the team"
            })
    void anUnknownNameIsAnErrorThatListsWhatExists(String member, String name, String words) {
        Map<String, Object> row = new java.util.HashMap<>(Map.of(member, name));
        row.putIfAbsent("inbox", "12");
        row.putIfAbsent("sender", "310");
        if (!member.equals("list")) {
            row.put("phone", PHONE);
        }
        if (!member.equals("template")) {
            row.put("text", "Hello");
        }

        HeymarketValidationException error =
                routes.failure(HeymarketValidationException.class, "heymarket:messages/send", row);

        assertThat(error).hasMessageContaining(words);
        assertThat(error.getField()).isEqualTo(member);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aSenderWithoutAccessToTheInboxIsAnError() {
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        "heymarket:messages/send?inbox=Back office&sender=Ola Brandt",
                        "Hello",
                        HeymarketConstants.PHONE,
                        PHONE))
                .hasMessageContaining("the member 311 has no access to the inbox 13, only [310, 312] have");
        assertThat(sent()).isEmpty();
    }

    @Test
    void withoutAnInboxOrASenderTheErrorListsThem() {
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        "heymarket:messages/send?sender=310",
                        "Hello",
                        HeymarketConstants.PHONE,
                        PHONE))
                .hasMessageContaining("requires an inbox")
                .hasMessageContaining("'Back office' (13)");
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        "heymarket:messages/send?inbox=12",
                        "Hello",
                        HeymarketConstants.PHONE,
                        PHONE))
                .hasMessageContaining("requires the member of the team that sends it")
                .hasMessageContaining("'Ola Brandt' (311)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"Hello\"}|requires a recipient",
                "{\"phone\":\"12025550143\"}|requires a content",
                "{\"phone\":\"12025550143\",\"text\":\" \"}|must not be blank",
                "{\"phone\":\"12025550143\",\"chat_id\":1,\"text\":\"Hello\"}|there are [phone_number, chat_id]",
                "{\"phone\":\"12025550143\",\"text\":\"Hello\",\"template_id\":1}|there are [text, template_id]",
                "{\"phone\":\"12025550143\",\"txt\":\"Hello\"}|did you mean 'text'?",
                "{\"phone\":\"12025550143\",\"text\":\"Hello\"|is text that is not JSON",
                "[{\"phone\":\"12025550143\",\"text\":\"Hello\"}]|is a list",
            })
    void aBodyThatIsNotOneMessageIsAnError(String body, String words) {
        assertThat(routes.failure(HeymarketValidationException.class, URI, body))
                .hasMessageContaining(words);
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        URI,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining(words);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aHeaderAndABodyWithDifferentPhonesAreAnError() {
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        URI,
                        Map.of("phone", PHONE, "text", "Hello"),
                        HeymarketConstants.PHONE,
                        OTHER))
                .hasMessageContaining("name different phones")
                .hasMessageNotContaining("5550143");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aTextBesideATemplateIsAnError() {
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        URI + "&template=Reminder",
                        "4711",
                        HeymarketConstants.PHONE,
                        PHONE))
                .hasMessageContaining("the option template is set");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aReplyNeedsTheConversationAlone(Profile profile) {
        long conversation = routes.sandbox(profile)
                .messaging()
                .receive(13, PHONE, "Is Friday ok?")
                .conversationId();

        routes.ok("heymarket:messages/send?sender=Noor Teixeira", Map.of("chat_id", conversation, "text", "Yes"));

        assertThat(onlyOne().conversationId()).isEqualTo(conversation);
        assertThat(onlyOne().inboxId()).isEqualTo(13);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aConversationThatDoesNotExistIsNotFound(Profile profile) {
        routes.sandbox(profile);

        assertThat(routes.failure(HeymarketNotFoundException.class, URI, Map.of("chat_id", 99, "text", "Hello")))
                .hasMessageContaining("no conversation 99");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDryRunShowsWhatWouldBeSentAndSendsNothing(Profile profile) {
        long template = routes.sandbox(profile).messaging().defineTemplate("Reminder", "Dear {{first_name}}");

        Map<?, ?> shown = routes.ok(
                        URI + "&template=Reminder&dryRun=true", null, HeymarketConstants.PHONE, "+12025550143")
                .getBody(Map.class);

        assertThat(shown.get("phone_number")).isEqualTo(PHONE);
        assertThat(shown.get("inbox_id")).isEqualTo(12L);
        assertThat(((Number) shown.get("template_id")).longValue()).isEqualTo(template);
        assertThat(shown.get("text")).isEqualTo("Dear {{first_name}}");
        assertThat(routes.sandbox().messaging().messages()).isEmpty();
    }

    @Test
    void aSendCostsThreeRequestsWhereNamesAreKnown() {
        routes.ok(URI, "Hello", HeymarketConstants.PHONE, PHONE);
        routes.sandbox().clearRequests();

        routes.ok(URI, "Hello again", HeymarketConstants.PHONE, PHONE);

        assertThat(routes.sandbox().requests())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("POST /v2/contacts/search", "POST /v1/contact/status", "POST /v1/message/send");
    }

    private Message onlyOne() {
        assertThat(sent()).hasSize(1);
        return sent().get(0);
    }

    private List<Message> sent() {
        return routes.sandbox().messaging().sent();
    }
}
