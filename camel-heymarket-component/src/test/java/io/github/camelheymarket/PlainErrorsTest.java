package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plain operation refuses to send, in words, and what comes of an answer that is none. */
class PlainErrorsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    /** A bean, whose properties are in camel case. */
    public record NewList(String title, String localId, List<Long> contacts, String type) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags/create | {'tag':'VIP','colour':'red'} | tags/create: the body has the unknown member 'colour', did you mean 'color'? (it may have tag (required), color).",
                "tags/create | {'color':'red'} | tags/create: the body requires the member 'tag', text.",
                "tags/create | {'tag':' '} | tags/create: the body requires the member 'tag', text.",
                "tags/create | {'tag':['VIP']} | tags/create: 'tag' must be text but is a list.",
                "tags/create | {'tag':'VIP','Tag':'VIP'} | tags/create: two members of the body mean 'tag'.",
                "lists/create | {'title':'May','contacts':'12'} | lists/create: 'contacts' must be a list of integers but is another text; the body requires the member 'local_id', text.",
                "lists/create | {'title':'May','local_id':'m','contacts':[12,'x']} | lists/create: 'contacts[1]' must be an integer but is another text.",
                "users/update | {'users':[{'first_name':'Ola'}]} | users/update: the body requires the member 'users[0].id', an integer.",
                "templates/create | {'title':'Hello','content':{'txt':'Hi'}} | templates/create: the body has the unknown member 'content.txt', did you mean 'content.text'? (it may have text (required), gallery); the body requires the member 'content.text', text.",
                "users/search | {} | users/search: the body requires at least one of the members 'phone', 'email'.",
                "emails/send | {'creator_id':310,'inbox':14,'text':'Hi','targets':['to:a@b.example'],'convo_id':5} | emails/send: the body requires exactly one of the members 'targets', 'convo_id'.",
                "conversations/transfer | {'conversation_id':true,'transfer_inbox_id':1.5} | conversations/transfer: 'conversation_id' must be an integer but is a boolean; 'transfer_inbox_id' must be an integer but is a number with a fraction.",
                "contact-fields/create | [{'title':'Tier'},'x'] | contact-fields/create: '[1]' must be an object but is another text.",
                "contact-fields/create | [] | contact-fields/create requires as the body a list of objects with at least one element, and the list is empty.",
                "tags/create | VIP | tags/create requires as the body an object with the members tag, color: as a Map, a bean, or JSON. The body is text that is not JSON.",
                "tags/create | [{'tag':'VIP'}] | tags/create requires as the body an object with the members tag, color: as a Map, a bean, or JSON. The body is a list.",
                "conversations/count | [1] | conversations/count requires as the body an object with the members date: as a Map, a bean, or JSON. The body is a list. The body may also be empty."
            })
    void aBodyThatIsWrongIsRefusedInWordsAndNothingIsSent(String operation, String body, String message) {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, "heymarket:" + operation, body.replace('\'', '"'));

        assertThat(failure).hasMessage(message);
        assertThat(routes.calls()).isEmpty();
    }

    /** The key of a map may be a person's data. */
    @Test
    void anUnknownNameThatMayBeAPersonsIsNotQuoted() {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                "heymarket:tags/create",
                Map.of("tag", "VIP", "12025550143", "Mara"));

        assertThat(failure.getMessage())
                .contains("the body has an unknown member")
                .doesNotContain("5550143")
                .doesNotContain("Mara");
    }

    @Test
    void unknownMembersAreLeftOutIfTheOptionSaysSo() {
        routes.ok("heymarket:tags/create?unknownFields=ignore", Map.of("tag", "VIP", "colour", "red"));

        assertThat(routes.sent(ApiEndpoint.TAG_CREATE_V1)).isEqualTo(json("{'tag':'VIP'}"));
    }

    @ParameterizedTest
    @EnumSource
    void aBeanIsSentByTheNamesOfTheEndpointWithoutItsNulls(Profile profile) {
        long contact = routes.sandbox(profile).seed(Seed.phone("12025550143")).id();

        Message result = routes.ok("heymarket:lists/create", new NewList("May", "may", List.of(contact), null));

        assertThat(routes.sent(ApiEndpoint.LIST_CREATE_V2))
                .isEqualTo(json("{'title':'May','local_id':'may','contacts':[" + contact + "]}"));
        assertThat(json(result.getBody(String.class)).path("id").asLong())
                .isEqualTo(routes.sandbox().messaging().lists().get(0).id());
    }

    @Test
    void phonesAreSentAsInternationalDigits() {
        routes.ok(
                "heymarket:lists/create?defaultRegion=US",
                Map.of("title", "May", "localId", 4711, "phones", List.of("(202) 555-0143", "+1 202 555 0144")));

        assertThat(routes.sent(ApiEndpoint.LIST_CREATE_V2))
                .isEqualTo(json("{'title':'May','local_id':'4711','phones':['12025550143','12025550144']}"));
    }

    @ParameterizedTest
    @EnumSource
    void aReadOfWhatDoesNotExistFailsOrGivesNull(Profile profile) {
        routes.sandbox(profile);

        assertThat(routes.failure(HeymarketNotFoundException.class, "heymarket:tags/get?resourceId=4711", null))
                .hasMessage("tags/get: there is no tag with this id");
        Message none = routes.ok("heymarket:tags/get?resourceId=4711&notFound=null", "before");
        assertThat(none.getBody()).isNull();
        assertThat(none.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
    }

    @Test
    void aHeaderWithTheIdTakesPrecedenceOverTheOption() {
        long vip = routes.sandbox().defineTag("VIP");

        Message result = routes.ok("heymarket:tags/get?resourceId=4711", null, HeymarketConstants.RESOURCE_ID, vip);

        assertThat(result.getBody(Map.class)).containsEntry("tag", "VIP");
    }

    @ParameterizedTest
    @EnumSource
    void aCreateWithoutAnAnswerIsNeverSentAgain(Profile profile) {
        routes.sandbox(profile).faults().add(Fault.resetAfterApply().on("POST", "/v1/tag"));

        HeymarketUnknownOutcomeException failure = routes.failure(
                HeymarketUnknownOutcomeException.class, "heymarket:tags/create", Map.of("tag", "Regular"));

        assertThat(failure.isMaybeApplied()).isTrue();
        assertThat(routes.sandbox().tags()).hasSize(1);
        assertThat(routes.requests(ApiEndpoint.TAG_CREATE_V1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteThatFindsNothingAfterALostAnswerSucceeds(Profile profile) {
        long vip = routes.sandbox(profile).defineTag("VIP");
        routes.sandbox().faults().add(Fault.resetAfterApply().on("DELETE", "/v1/tag"));

        routes.ok("heymarket:tags/delete?resourceId=" + vip, null);

        assertThat(routes.sandbox().tags()).isEmpty();
        assertThat(routes.requests(ApiEndpoint.TAG_DELETE_V1)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteOfWhatDoesNotExistIsAsHeymarketAnswersIt(Profile profile) {
        routes.sandbox(profile);
        Throwable failure =
                routes.send("heymarket:tags/delete?resourceId=4711", null).getException();

        assertThat(failure == null || failure instanceof HeymarketNotFoundException)
                .isTrue();
        assertThat(routes.requests(ApiEndpoint.TAG_DELETE_V1)).hasSize(1);
    }

    /** Heymarket is known to answer what it did not do with status 200 and such a text. */
    @Test
    void aTextThatConfirmsNothingIsAFailureUnlessAReadShowsTheDelete() {
        long vip = routes.sandbox().defineTag("VIP");
        routes.sandbox().faults().add(Fault.status(200, "\"Rate limited\"").on("DELETE", "/v1/tag"));

        HeymarketAnswerException failure =
                routes.failure(HeymarketAnswerException.class, "heymarket:tags/delete?resourceId=" + vip, null);

        assertThat(failure).hasMessageContaining("NOT_CONFIRMED").matches(HeymarketAnswerException::isMaybeApplied);
        routes.ok("heymarket:tags/delete?resourceId=" + vip, null);
        routes.sandbox().faults().add(Fault.status(200, "\"Tag removed\"").on("DELETE", "/v1/tag"));
        routes.ok("heymarket:tags/delete?resourceId=" + vip, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inboxes/list | {'inboxes':[{'id':12}]} | [{'id':12}]",
                "inboxes/list | {'inboxes':[{'id':12}],'total':1} | [{'id':12}]",
                "inboxes/list | {'items':[{'id':12}]} | [{'id':12}]",
                "inboxes/list | {'inboxes':null} | []",
                "users/search | {'memberships':[{'id':1}],'total':1} | [{'id':1}]",
                "users/search | {} | []",
                "messages/count | '12' | 12",
                "conversations/count | {'count':12} | 12"
            })
    void eachFormOfAnAnswerThatTheContractListsIsUnderstood(String operation, String answer, String result) {
        ApiEndpoint endpoint = ApiEndpoint.plain(operation);
        routes.sandbox()
                .faults()
                .add(Fault.status(200, json(answer.replace("'12'", "\"12\"")).toString())
                        .on(endpoint.method().name(), endpoint.path()));

        Message message = routes.ok(
                "heymarket:" + operation,
                operation.startsWith("users") ? Map.of("email", List.of("a@b.example")) : null);

        assertThat(json(message.getBody(String.class))).isEqualTo(json(result));
    }

    @Test
    void anAnswerOfAnUnknownFormIsNotTakenForAnEmptyList() {
        routes.sandbox()
                .faults()
                .add(Fault.status(200, "{\"error\":\"x\",\"details\":[]}").on("GET", "/v1/inboxes"));

        assertThat(routes.failure(HeymarketAnswerException.class, "heymarket:inboxes/list", null))
                .hasMessageContaining("the answer should be a list but is an object");
    }
}
