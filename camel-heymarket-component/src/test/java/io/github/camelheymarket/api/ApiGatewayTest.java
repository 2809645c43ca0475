package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.json;
import static io.github.camelheymarket.api.ApiJson.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls: what each sends, and what is made of its answer. */
class ApiGatewayTest {

    private final List<ApiRequest> sent = new ArrayList<>();
    private ApiResponse answer = ok("{}");
    private HeymarketException failure;

    private final StubClient client = StubClient.answering(request -> {
        sent.add(request);
        if (failure != null) {
            throw failure;
        }
        return answer;
    });

    private final ApiGateway gateway = new ApiGateway("contacts/sync", client);

    /** The call as method, path, query and body. */
    private String call() {
        ApiRequest request = sent.remove(sent.size() - 1);
        assertThat(request.operation()).isEqualTo("contacts/sync");
        return request.method() + " " + request.path()
                + (request.query().isEmpty() ? "" : " " + request.query())
                + (request.body() == null ? "" : " " + request.body().toString().replace('"', '\''));
    }

    private static Details status(int status, boolean maybeApplied) {
        return new Details(new Response(status, "bad_data", "r-9", null, "no contact found"), 3, maybeApplied);
    }

    @Test
    void aContactIsReadByEitherIdOrByItsPhone() {
        answer = ok("{'id':7,'first':'Mara'}");
        assertThat(gateway.get(7).content()).get().extracting(Contact::getFirst).isEqualTo("Mara");
        assertThat(call()).isEqualTo("GET /v1/contact/7");
        assertThat(gateway.get(UUID).content()).isPresent();
        assertThat(call()).isEqualTo("GET /v2/contact/" + UUID);
        assertThat(gateway.get(7L, UUID)).isPresent();
        assertThat(call()).isEqualTo("GET /v1/contact/7");
        assertThat(gateway.get(null, UUID)).isPresent();
        assertThat(call()).isEqualTo("GET /v2/contact/" + UUID);
        assertThat(gateway.lookup("12025550143").content()).isPresent();
        assertThat(call()).isEqualTo("POST /v1/contact/get {'phone':'12025550143'}");
        assertThat(gateway.client()).isSameAs(client);
    }

    @Test
    void anAbsentContactIsEmptyWithTheAnswerThatSaidSo() {
        failure = new HeymarketNotFoundException("404", status(404, false), null);
        ApiAnswer<Optional<Contact>> absent = gateway.get(7);
        assertThat(absent.content()).isEmpty();
        assertThat(absent.response().status()).isEqualTo(404);
        assertThat(absent.response().requestId()).isEqualTo("r-9");
        assertThat(absent.response().attempts()).isEqualTo(3);
        failure = new HeymarketBadRequestException("400", status(400, false), null);
        assertThat(gateway.lookup("1").content()).isEmpty();
        assertThat(gateway.statusIfThere(json("{'id':7}"))).isEmpty();
    }

    @Test
    void aFailureIsNotTakenForAbsence() {
        failure = new HeymarketServerException("500", status(500, false), null);
        assertThatThrownBy(() -> gateway.get(7)).isSameAs(failure);
        assertThatThrownBy(() -> gateway.statusIfThere(json("{}"))).isSameAs(failure);
        assertThatThrownBy(() -> gateway.deleteIfThere(7)).isSameAs(failure);
    }

    @Test
    void anUnknownFormOfAnAnswerIsNamedWithTheRequest() {
        answer = ok("{'contacts':7}");
        assertThatThrownBy(() -> gateway.search(json("{}")))
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessageContaining("contacts/sync (POST): the response has an unknown form")
                .satisfies(e ->
                        assertThat(((HeymarketException) e).isMaybeApplied()).isFalse());
        assertThatThrownBy(() -> gateway.call(gateway.bulkWriteV2(List.of()), body -> {
                    throw new IllegalArgumentException("x");
                }))
                .satisfies(e ->
                        assertThat(((HeymarketException) e).isMaybeApplied()).isTrue())
                .satisfies(
                        e -> assertThat(((HeymarketException) e).getRequestId()).isEqualTo("r-1"));
    }

    @Test
    void searchesAndListsReadContacts() {
        answer = ok("[{'id':7},{'id':8}]");
        assertThat(gateway.search(json("{'a':1}")).content())
                .extracting(Contact::getId)
                .containsExactly(7L, 8L);
        assertThat(call()).isEqualTo("POST /v2/contacts/search {'a':1}");
        assertThat(gateway.searchOnce(List.of("12025550143"), List.of("a@b.c")).content())
                .hasSize(2);
        assertThat(sent.get(0).kind()).isEqualTo(CallKind.READ_ONCE);
        assertThat(call())
                .isEqualTo("POST /v2/contacts/search {'contact_channels':["
                        + "{'channel_type':'phone','channel_ids':['12025550143']},"
                        + "{'channel_type':'email','channel_ids':['a@b.c']}]}");
        assertThat(gateway.list(ApiEndpoint.LIST_V1, json("{}")).content()).hasSize(2);
        assertThat(call()).isEqualTo("POST /v1/contacts {}");
        assertThat(gateway.newest(50, null).content()).hasSize(2);
        assertThat(call()).isEqualTo("POST /v2/contacts/list {'limit':50,'ascending':false}");
        gateway.newest(50, 2);
        assertThat(call()).isEqualTo("POST /v2/contacts/list {'limit':50,'ascending':false,'page':2}");
    }

    @Test
    void onlyTheKindsOfChannelsThatAreSearchedAreNamed() {
        assertThat(ChannelFilter.of(List.of("1"), List.of()).path("contact_channels"))
                .hasSize(1);
        assertThat(ChannelFilter.of(List.of(), List.of("a@b.c")))
                .isEqualTo(json("{'contact_channels':[{'channel_type':'email','channel_ids':['a@b.c']}]}"));
    }

    @Test
    void theOtherReadsAskForWhatTheyAreCalled() {
        answer = ok("[{'id':81,'title':'Membership'}]");
        assertThat(gateway.contactFields().content())
                .extracting(ContactField::title)
                .containsExactly("Membership");
        assertThat(call()).isEqualTo("POST /v1/contact-fields {}");
        answer = ok("[{'id':9,'tag':'vip'}]");
        assertThat(gateway.tags(null).content()).extracting(Tag::label).containsExactly("vip");
        assertThat(call()).isEqualTo("POST /v1/tags {}");
        gateway.tags("2026-05-02");
        assertThat(call()).isEqualTo("POST /v1/tags {'date':'2026-05-02'}");
        assertThat(gateway.items(ApiEndpoint.INBOXES_V1, null).content()).hasSize(1);
        assertThat(call()).isEqualTo("GET /v1/inboxes");
        assertThat(gateway.history("12025550143", 12).content()).hasSize(1);
        assertThat(sent.get(0).query()).isEqualTo(Map.of("phoneNumber", "12025550143", "inboxID", "12"));
        answer = ok("7");
        assertThat(gateway.count().content()).isEqualTo(7);
    }

    @Test
    void anEmptyStatusIsNone() {
        answer = ok("{'unsubscribed':true}");
        assertThat(gateway.statusIfThere(ApiGateway.reference(7L, "1"))).isPresent();
        assertThat(call()).isEqualTo("POST /v1/contact/status {'id':7}");
        answer = ok("{}");
        assertThat(gateway.statusIfThere(ApiGateway.reference(null, "1"))).isEmpty();
        assertThat(call()).isEqualTo("POST /v1/contact/status {'phone':'1'}");
    }

    @Test
    void aDeleteThatFindsNothingAfterAnAttemptOfUnknownFateHasDeleted() {
        assertThat(gateway.deleteIfThere(7)).isTrue();
        assertThat(call()).isEqualTo("DELETE /v1/contact/7");
        failure = new HeymarketNotFoundException("404", status(404, false), null);
        assertThat(gateway.deleteIfThere(7)).isFalse();
        failure = new HeymarketNotFoundException("404", status(404, true), null);
        assertThat(gateway.deleteIfThere(7)).isTrue();
    }

    @Test
    void theWritesSendWhatTheyAreGiven() {
        assertThat(gateway.deleteAll(List.of(UUID))).isSameAs(answer);
        assertThat(call())
                .isEqualTo("DELETE /v2/contacts {'contact_channels':[{'channel_type':'id','channel_ids':['" + UUID
                        + "']}]}");
        assertThat(gateway.update(7L, UUID, json("{'first':'M'}"))).isSameAs(answer);
        assertThat(call()).isEqualTo("PUT /v1/contact/7 {'first':'M'}");
        gateway.update(null, UUID, json("{'first':'M'}"));
        assertThat(call()).isEqualTo("PUT /v2/contact/" + UUID + " {'first':'M'}");
        gateway.client().call(gateway.bulkWriteV1(List.of(json("{'phone':'1'}")), true));
        assertThat(call()).isEqualTo("POST /v1/batch/contacts {overwrite=true} [{'phone':'1'}]");
        assertThat(gateway.bulkWriteV1(List.of(), false).query()).isEqualTo(Map.of("overwrite", "false"));
        gateway.client().call(gateway.bulkWriteV2(List.of(json("{'phone':'1'}"))));
        assertThat(call()).isEqualTo("POST /v2/contacts {'contacts':[{'phone':'1'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':7}", "[]", "null", "''", "'ok'", "'Contact deleted'"})
    void theseAnswersConfirmAWrite(String body) {
        assertThat(AnswerReader.isConfirmed(ok(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'error'", "'failed'", "false"})
    void theseDoNot(String body) {
        assertThat(AnswerReader.isConfirmed(ok(body))).isFalse();
        HeymarketAnswerException e = AnswerReader.notConfirmed(gateway.request(ApiEndpoint.CREATE_V1, null), ok(body));
        assertThat(e).hasMessageContaining("contacts/sync (POST): NOT_CONFIRMED: Heymarket answered 200");
        assertThat(e.isMaybeApplied()).isTrue();
    }

    @Test
    void anUnreadableAnswerIsLikeAMissingOne() {
        HeymarketUnknownOutcomeException unknown = AnswerReader.unknown(
                new HeymarketAnswerException("not JSON", Details.NONE, null), new ApiResponse(201, "r-2", null, 4));
        assertThat(unknown).hasMessage("not JSON");
        assertThat(unknown.isMaybeApplied()).isTrue();
        assertThat(unknown.getStatus()).isEqualTo(201);
        assertThat(unknown.getRequestId()).isEqualTo("r-2");
        assertThat(unknown.getAttempts()).isEqualTo(4);
    }

    @Test
    void whatNoSearchSettledSaysSoAndKeepsWhatIsKnown() {
        Throwable cause = new java.io.IOException("reset");
        HeymarketUnknownOutcomeException doubt =
                new HeymarketUnknownOutcomeException("No answer.", status(0, true), cause);
        HeymarketUnknownOutcomeException unknown = AnswerReader.unknown("Nobody was found.", doubt, 2);
        assertThat(unknown)
                .hasMessage("OUTCOME_UNKNOWN: No answer. Nobody was found.")
                .hasCause(cause);
        assertThat(unknown.getCode()).isEqualTo("bad_data");
        assertThat(unknown.getAttempts()).isEqualTo(2);
        assertThat(unknown.isMaybeApplied()).isTrue();
    }

    @Test
    void aReadThatWasToVerifyAWriteAndFailedLeavesTheWriteInDoubt() {
        ApiRequest write = gateway.request(ApiEndpoint.UPDATE_V1, "7", null);
        assertThat(AnswerReader.verify(write, ok("'?'"), () -> "seen")).isEqualTo("seen");
        HeymarketException broken = new HeymarketServerException("500", status(500, false), null);
        assertThatThrownBy(() -> AnswerReader.verify(write, ok("'?'"), () -> {
                    throw broken;
                }))
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessageContaining("contacts/sync (PUT): NOT_VERIFIED: Heymarket answered 200")
                .hasMessageEndingWith("500")
                .hasSuppressedException(broken)
                .satisfies(e ->
                        assertThat(((HeymarketException) e).isMaybeApplied()).isTrue());
    }
}
