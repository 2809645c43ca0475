package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint that takes many contacts sends what the API documents, and gives what it answers. */
class EveryBulkEndpointTest extends EveryEndpointTestCase {

    @ParameterizedTest
    @EnumSource
    void listV1GivesEverybody(Profile profile) {
        routes.sandbox(profile).seedMany(75, 1);

        List<Object> listed = new ArrayList<>();
        routes.okThen("heymarket:contacts/list?apiVersion=v1", RouteTester.drain(listed), null);

        isEverybody(listed);
        assertThat(json(routes.requests(ApiEndpoint.LIST_V1).get(0).body())).isEqualTo(json("{'limit':30}"));
        authorized(routes.requests(ApiEndpoint.LIST_V1));
        assertThat(routes.requests(ApiEndpoint.LIST_V2)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listV2GivesEverybody(Profile profile) {
        routes.sandbox(profile).seedMany(75, 1);

        List<Object> listed = new ArrayList<>();
        routes.okThen("heymarket:contacts/list", RouteTester.drain(listed), null);

        isEverybody(listed);
        assertThat(json(routes.requests(ApiEndpoint.LIST_V2).get(0).body())
                        .path("limit")
                        .asInt())
                .isEqualTo(30);
        authorized(routes.requests(ApiEndpoint.LIST_V2));
        assertThat(routes.requests(ApiEndpoint.LIST_V1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void searchV2FindsWhoHasAPhoneOrAnAddress(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        SandboxContact ines = sandbox.seed(Seed.emailOnly("ines@example.org").first("Ines"));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok(
                "heymarket:contacts/search", List.of("+1 202 555 0143", "Ines@Example.org", "+1 202 555 0199"));

        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        List<RecordedRequest> requests = routes.requests(ApiEndpoint.SEARCH_V2);
        assertThat(requests)
                .as("one call, and one that knows whom no value was found for")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(json(requests.get(0).body()))
                .isEqualTo(json(
                        "{'contact_channels':[{'channel_type':'phone','channel_ids':['12025550143','12025550199']},"
                                + "{'channel_type':'email','channel_ids':['ines@example.org']}]}"));
        assertThat(RouteTester.contacts(result))
                .extracting(Contact::getId)
                .containsExactlyInAnyOrder(mara.id(), ines.id());
        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void countV1CountsEverybody(Profile profile) throws Exception {
        routes.sandbox(profile).seedMany(7, 1);

        Message result = routes.ok("heymarket:contacts/count", null);

        assertThat(json(answered(result, ApiEndpoint.COUNT_V1).body())).isEqualTo(json("{}"));
        assertThat(result.getBody()).isEqualTo(7L);
    }

    @ParameterizedTest
    @EnumSource
    void bulkUpsertV1SendsABareArray(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        Message result = routes.ok(
                "heymarket:contacts/bulk-upsert?apiVersion=v1&resolve=false&overwriteContacts=true"
                        + "&consentCheck=never&failOnPartial=false",
                List.of(
                        Map.of("phone", PHONE, "first", "Maren", "last", "Lindqvist"),
                        Map.of("phone", OTHER, "first", "Ines", "last", "Duarte")));

        RecordedRequest request = routes.request(ApiEndpoint.BULK_UPSERT_V1);
        assertThat(request.query()).isEqualTo(Map.of("overwrite", List.of("true")));
        assertThat(json(request.body()))
                .isEqualTo(json("[{'phone':'12025550143','first':'Maren','last':'Lindqvist'},"
                        + "{'phone':'12025550144','first':'Ines','last':'Duarte'}]"));
        authorized(List.of(request));
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
        assertThat(stored(OTHER).first()).isEqualTo("Ines");
        assertThat(result.getBody(BulkResult.class).getTotal()).isEqualTo(2);
        assertThat(result.getHeader(HeymarketConstants.RESULT_TOTAL)).isEqualTo(2L);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUESTS)).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource
    void bulkUpsertV2CreatesWhoIsAbsentAndUpdatesWhoIsThere(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        Message result = routes.ok(
                "heymarket:contacts/bulk-upsert",
                List.of(
                        Map.of("phone", "+1 202 555 0143", "first", "Maren"),
                        Map.of("phone", "+1 202 555 0144", "first", "Ines", "last", "Duarte")));

        BulkResult rows = result.getBody(BulkResult.class);
        assertThat(RouteTester.rowsOf(rows)).extracting("outcome").containsExactly(Outcome.UPDATED, Outcome.CREATED);
        assertThat(result.getHeader(HeymarketConstants.RESULT_TOTAL)).isEqualTo(2L);
        assertThat(result.getHeader(HeymarketConstants.RESULT_UNSUCCESSFUL)).isEqualTo(0L);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUESTS))
                .isEqualTo((long) sandbox.requests().size());
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
        assertThat(stored(PHONE).last()).isEqualTo("Lindqvist");
        assertThat(stored(OTHER).last()).isEqualTo("Duarte");
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(routes.requests(ApiEndpoint.BULK_UPSERT_V2)).isNotEmpty();
        authorized(sandbox.requests());
    }

    @ParameterizedTest
    @EnumSource
    void bulkDeleteV2SendsTheUuidsInTheBodyOfADelete(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone("12025550145"));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok(
                "heymarket:contacts/bulk-delete?keepOptedOut=false",
                List.of(mara.uuid().toString(), Map.of("contact_id", ines.uuid().toString())));

        RecordedRequest request = routes.request(ApiEndpoint.BULK_DELETE_V2);
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(json(request.body()))
                .isEqualTo(json("{'contact_channels':[{'channel_type':'id','channel_ids':['%s','%s']}]}"
                        .formatted(mara.uuid(), ines.uuid())));
        authorized(List.of(request));
        BulkResult rows = result.getBody(BulkResult.class);
        assertThat(RouteTester.rowsOf(rows)).extracting("outcome").containsExactly(Outcome.SENT, Outcome.SENT);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUESTS)).isEqualTo(1L);
        onlyTheOtherIsLeft();
    }

    private void isEverybody(List<Object> listed) {
        assertThat(listed)
                .extracting(contact -> ((Contact) contact).getId())
                .containsExactlyInAnyOrderElementsOf(routes.sandbox().contacts().stream()
                        .map(SandboxContact::id)
                        .toList());
    }
}
