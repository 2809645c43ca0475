package io.github.camelheymarket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return text.isEmpty() ? MissingNode.getInstance() : Json.mapper().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"\"", "\" \"", "[]", "[{}]", "{\"contact\":null}", "{\"contact\":{}}"})
    void everyFormOfAbsenceIsNoContact(String body) throws Exception {
        assertThat(Answers.contact(json(body))).isEmpty();
    }

    @Test
    void noNodeAtAllIsNoContact() {
        assertThat(Answers.contact(null)).isEmpty();
        assertThat(Answers.contacts(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":700012,\"odd\":[1]}",
                "[{\"id\":700012,\"odd\":[1]}]",
                "{\"contact\":{\"id\":700012,\"odd\":[1]}}",
                "{\"contact\":{\"id\":700012,\"odd\":[1]},\"status\":\"ok\"}",
                "{\"data\":{\"id\":700012,\"odd\":[1]}}"
            })
    void aContactIsFoundInEveryWrappingWithAllItsMembers(String body) throws Exception {
        assertThat(Answers.contact(json(body)).orElseThrow().json()).isEqualTo(json("{\"id\":700012,\"odd\":[1]}"));
    }

    @Test
    void aContactWithoutKnownMembersIsStillAContact() throws Exception {
        assertThat(Answers.contact(json("{\"custom\":{\"81\":\"gold\"}}"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12025550143\"", "17", "true", "[{\"id\":1},{\"id\":2}]", "[[1,2]]"})
    void whatIsNoContactIsRefusedWithoutQuotingIt(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answers.contact(json(body)))
                .withMessageContaining("one contact")
                .withMessageNotContaining("0143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":1},{\"id\":2}]",
                "{\"contacts\":[{\"id\":1},{\"id\":2}]}",
                "{\"data\":[{\"id\":1},{\"id\":2}],\"total\":2}"
            })
    void aListMayBeWrapped(String body) throws Exception {
        assertThat(Answers.contacts(json(body))).extracting(Contact::getId).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"\"", "{\"contacts\":null}", "{\"contacts\":[]}"})
    void nothingIsAnEmptyList(String body) throws Exception {
        assertThat(Answers.contacts(json(body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"tags\":[]}",
                "{\"id\":1,\"aliases\":[]}",
                "{\"first\":\"Mara\",\"tags\":[]}",
                "{\"error\":\"bad\"}",
                "\"ok\"",
                "[1]",
                "{\"a\":[],\"b\":[]}"
            })
    void whatIsNoListNeverLooksLikeAnEmptyOne(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.contacts(json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "\"1234\"", "\" 1234 \"", "{\"count\":1234}", "{\"total\":\"1234\"}"})
    void aCountIsReadInEveryForm(String body) throws Exception {
        assertThat(Answers.count(json(body))).isEqualTo(1234);
    }

    @Test
    void aBareTextOfDigitsIsACount() {
        assertThat(Answers.count(TextNode.valueOf("1234"))).isEqualTo(1234);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"many\"", "-1", "1.5", "true", "[3]", "{\"contacts\":3}"})
    void whatIsNoCountIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.count(json(body)));
    }

    @Test
    void aPlainAnswerIsItsText() throws Exception {
        assertThat(Answers.text(json("\"ok\""))).isEqualTo("ok");
        assertThat(Answers.text(TextNode.valueOf("ok"))).isEqualTo("ok");
        assertThat(Answers.text(json(""))).isEmpty();
        assertThat(Answers.text(json("null"))).isEmpty();
        assertThat(Answers.text(json("true"))).isEqualTo("true");
        assertThat(Answers.text(json("{\"deleted\":true}"))).isEqualTo("{\"deleted\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":81,\"title\":\"Party\",\"type\":\"text\"},{\"id\":\"82\",\"name\":\"State\"}]",
                "{\"fields\":[{\"id\":81,\"title\":\"Party\"},{\"id\":82,\"title\":\"State\"}]}",
                "{\"whatever\":[{\"id\":81,\"title\":\"Party\"},{\"id\":82,\"title\":\"State\"}],\"count\":2}",
                "{\"81\":\"Party\",\"82\":\"State\"}",
                "{\"81\":{\"title\":\"Party\"},\"82\":{\"name\":\"State\"}}",
                "{\"fields\":{\"81\":\"Party\",\"82\":\"State\"}}"
            })
    void customFieldsAreReadInEveryShape(String body) throws Exception {
        assertThat(Answers.contactFields(json(body)))
                .containsExactly(new ContactField(81, "Party"), new ContactField(82, "State"));
    }

    @Test
    void aCustomFieldMayLackATitleButNotAnId() throws Exception {
        assertThat(Answers.contactFields(json("[{\"id\":81,\"title\":null}]")))
                .containsExactly(new ContactField(81, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.contactFields(json("[{\"title\":\"Party\"}]")));
        assertThat(Answers.contactFields(json("[]"))).isEmpty();
    }

    @Test
    void tagsOfTheTeamHaveIdAndLabel() throws Exception {
        assertThat(Answers.tags(json("[{\"id\":9,\"tag\":\"vip\",\"color\":\"#fff\"}]")))
                .containsExactly(new Tag(9L, "vip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contacts\":[{\"id\":1}]}",
                "{\"contacts\":[{\"id\":1}],\"failed_contacts\":null}",
                "{\"contacts\":[{\"id\":1}],\"failed_contacts\":[]}"
            })
    void aBulkAnswerWithoutFailuresHasThemMissingNullOrEmpty(String body) throws Exception {
        BulkAnswer answer = BulkAnswer.of(json(body));

        assertThat(answer.stored()).extracting(Contact::getId).containsExactly(1L);
        assertThat(answer.failed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contact\":{\"phone\":\"12\"},\"error\":\"too short\"}",
                "{\"contact\":{\"phone\":\"12\"},\"message\":\"too short\"}",
                "{\"contact\":{\"phone\":\"12\"},\"reason\":\"too short\"}",
                "{\"contact\":{\"phone\":\"12\"},\"code\":\"too short\"}",
                "{\"contact\":{\"phone\":\"12\"},\"error\":{\"message\":\"too short\"}}",
                "{\"phone\":\"12\",\"error\":\"too short\"}"
            })
    void aFailedItemShowsItsContactAndReason(String item) throws Exception {
        BulkAnswer answer = BulkAnswer.of(json("{\"contacts\":null,\"failed_contacts\":[" + item + "]}"));

        assertThat(answer.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.contact().getPhone()).isEqualTo("12");
            assertThat(failed.reason()).isEqualTo("too short");
            assertThat(failed).asString().doesNotContain("12").doesNotContain("short");
        });
    }

    @Test
    void aReasonMadeOfCodeAndMessageHasBoth() throws Exception {
        JsonNode body = json("{\"failed_contacts\":[{\"contact\":{},\"error\":{\"code\":7,\"message\":\"no\"}}]}");

        assertThat(BulkAnswer.of(body).failed())
                .extracting(BulkAnswer.FailedItem::reason)
                .containsExactly("7: no");
    }

    @Test
    void aFailedItemMayBeBareOrAlmostNothing() throws Exception {
        JsonNode body = json("{\"failed_contacts\":[{\"phone\":\"12\"},\"oops\",null,{\"contact\":null}]}");

        assertThat(BulkAnswer.of(body).failed())
                .extracting(BulkAnswer.FailedItem::reason)
                .containsExactly(null, "oops", null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ok\"", "[{\"id\":1}]", "{\"error\":\"bad\"}"})
    void whatIsNoBulkAnswerIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> BulkAnswer.of(json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ok\"", "\"OK\"", "\" ok \"", "\"success\"", "\"Success.\"", "true"})
    void aPlainBatchAnswerMeansThatTheCallWasTaken(String body) throws Exception {
        assertThat(BatchAnswer.of(json(body)).plain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"\"", "{}", "[]"})
    void anEmptyBatchAnswerMeansNothing(String body) throws Exception {
        assertThat(BatchAnswer.of(json(body))).isEqualTo(new BatchAnswer(false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"error\"", "\"Rate limited\"", "\"not ok\"", "\"failed\"", "false", "0", "{\"error\":\"x\"}"})
    void aBatchAnswerThatIsNoSuccessIsNoAnswer(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> BatchAnswer.of(json(body)));
    }

    @Test
    void aBatchAnswerOfContactsIsNotPlain() throws Exception {
        assertThat(BatchAnswer.of(json("[{\"phone\":\"12\"}]")))
                .isEqualTo(new BatchAnswer(false, Answers.contacts(json("[{\"phone\":\"12\"}]"))));
        assertThat(BatchAnswer.of(json("[]")).plain()).isFalse();
    }

    @Test
    void aStatusKeepsUnknownApartFromFalse() throws Exception {
        ContactStatus status = Answers.status(
                json(
                        "{\"id\":5,\"phone\":\"12025550143\",\"unsubscribed\":false,\"unsubscribed_contact\":\"true\",\"x\":1}"));

        assertThat(status.getUnsubscribed()).isFalse();
        assertThat(status.optedOut()).isTrue();
        assertThat(status.getUnsubscribedContact()).isTrue();
        assertThat(status.getBlocked()).isNull();
        assertThat(status.getUnsubscribedAdmin()).isNull();
        assertThat(status.json().has("x")).isTrue();
        assertThat(status).asString().contains("5").doesNotContain("0143");
    }

    @Test
    void aStatusIsReadFromTheListedFormAlone() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.status(json("[{\"unsubscribed\":false}]")));
        assertThat(Answers.status(json("{\"unsubscribed\":\"false\",\"blocked\":\"false\"}"))
                        .getUnsubscribed())
                .isNull();
        assertThat(Answers.status(json("{\"unsubscribed\":\"false\",\"blocked\":\"false\"}"))
                        .getBlocked())
                .isNull();
    }

    @Test
    void aStatusOfNobodyKnowsNothing() throws Exception {
        assertThat(Answers.status(json("{}")).isEmpty()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.status(json("\"no\"")));
    }
}
