package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static io.github.camelheymarket.api.ApiEndpoint.FIELDS_CREATE_V1;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the 19 endpoints for contacts once from a route, over HTTP, in both profiles: what goes out, what is stored, what comes back. */
class EveryEndpointTest {

    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void everyRowOfTheTableHasATestHere() {
        List<String> tests = Arrays.stream(EveryEndpointTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .toList();
        List<ApiEndpoint> endpoints = Arrays.stream(ApiEndpoint.values())
                .filter(endpoint -> endpoint.operation().startsWith("contact") && endpoint != FIELDS_CREATE_V1)
                .toList();
        assertThat(endpoints).hasSize(19);
        for (ApiEndpoint endpoint : endpoints) {
            String name = endpoint.name().toLowerCase(Locale.ROOT).replace("_", "");
            assertThat(tests)
                    .as(endpoint.name())
                    .anyMatch(test -> test.toLowerCase(Locale.ROOT).startsWith(name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void createV1StoresAContactByItsPhone(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long vip = sandbox.defineTag("VIP");

        Message result = routes.ok(
                "heymarket:contacts/create?apiVersion=v1",
                Map.of(
                        "phone", "+1 202-555-0143",
                        "first", "Mara",
                        "last", "Lindqvist",
                        "email", "mara@example.org",
                        "assignee_id", 310,
                        "Party", "Blue",
                        "tags", List.of("VIP")));

        RecordedRequest request = answered(result, ApiEndpoint.CREATE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact");
        assertThat(json(request.body()))
                .isEqualTo(json(("{'phone':'12025550143','first':'Mara','last':'Lindqvist','email':'mara@example.org',"
                                + "'assignee_id':310,'custom':{'%d':'Blue'},'tags':[{'tag_id':%d}]}")
                        .formatted(party, vip)));
        SandboxContact stored = stored(PHONE);
        assertThat(stored.displayName()).isEqualTo("Mara Lindqvist");
        assertThat(stored.assignedUserId()).isEqualTo(310);
        assertThat(stored.custom()).isEqualTo(Map.of(party, "Blue"));
        assertThat(stored.tags()).containsExactly(vip);
        assertThat(result.getBody(Contact.class).getId()).isEqualTo(stored.id());
    }

    @ParameterizedTest
    @EnumSource
    void createV2StoresAContactByItsChannels(Profile profile) throws Exception {
        routes.sandbox(profile);

        Message result = routes.ok(
                "heymarket:contacts/create",
                Map.of("phone", "+1 202-555-0143", "first", "Mara", "email", "mara@example.org"));

        RecordedRequest request = answered(result, ApiEndpoint.CREATE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact");
        assertThat(json(request.body()))
                .isEqualTo(json("{'contact_channels':[{'channel_type':'phone','channel_id':'12025550143'}],"
                        + "'first':'Mara','email':'mara@example.org'}"));
        SandboxContact stored = stored(PHONE);
        assertThat(stored.first()).isEqualTo("Mara");
        assertThat(stored.email()).isEqualTo("mara@example.org");
        Contact answer = result.getBody(Contact.class);
        assertThat(answer.getId()).isEqualTo(stored.id());
        assertThat(answer.getUuid()).isEqualTo(stored.uuid().toString());
    }

    @ParameterizedTest
    @EnumSource
    void getV1ReadsAContactByItsIntegerId(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.id(), null);

        RecordedRequest request = answered(result, ApiEndpoint.GET_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.body()).isNullOrEmpty();
        isMara(result.getBody(Contact.class), mara);
        assertThat(result.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource
    void getV2ReadsAContactByItsUuid(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.uuid(), null);

        RecordedRequest request = answered(result, ApiEndpoint.GET_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(request.body()).isNullOrEmpty();
        isMara(result.getBody(Contact.class), mara);
    }

    @ParameterizedTest
    @EnumSource
    void updateV1ChangesWhatIsGivenAndKeepsTheRest(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = seedWhole(sandbox);

        Message result = routes.ok("heymarket:contacts/update?contactId=" + mara.id(), Map.of("first", "Maren"));

        RecordedRequest request = answered(result, ApiEndpoint.UPDATE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.query()).isEmpty();
        assertThat(json(request.body()).path("phone").asText()).isEqualTo(PHONE);
        assertThat(json(request.body()).path("assignee_id").asLong()).isEqualTo(310);
        assertThat(json(request.body()).has("assigned_user_id")).isFalse();
        changedOnlyToMaren(mara);
        assertThat(result.getBody(Contact.class).getId()).isEqualTo(mara.id());
    }

    @ParameterizedTest
    @EnumSource
    void updateV2ChangesWhatIsGivenAndKeepsTheRest(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = seedWhole(sandbox);

        Message result = routes.ok("heymarket:contacts/update?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        RecordedRequest request = answered(result, ApiEndpoint.UPDATE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(json(request.body()).path("assignee_id").asLong()).isEqualTo(310);
        changedOnlyToMaren(mara);
        assertThat(result.getBody(Contact.class).getUuid())
                .isEqualTo(mara.uuid().toString());
    }

    @ParameterizedTest
    @EnumSource
    void deleteV1RemovesAContactByItsIntegerId(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok("heymarket:contacts/delete?contactId=" + mara.id(), null);

        RecordedRequest request = answered(result, ApiEndpoint.DELETE_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.body()).isNullOrEmpty();
        assertThat(result.getBody()).isEqualTo("ok");
        onlyTheOtherIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void deleteV2RemovesAContactByItsUuid(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(OTHER));

        Message result = routes.ok("heymarket:contacts/delete?contactId=" + mara.uuid(), null);

        RecordedRequest request = answered(result, ApiEndpoint.DELETE_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(request.body()).isNullOrEmpty();
        assertThat(result.getBody(String.class)).isIn("ok", "contact deleted");
        onlyTheOtherIsLeft();
    }

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
    void lookupV1ReadsAContactByItsPhone(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/lookup", null, HeymarketConstants.PHONE, "+1 (202) 555-0143");

        RecordedRequest request = answered(result, ApiEndpoint.LOOKUP_V1);
        assertThat(json(request.body())).isEqualTo(json("{'phone':'12025550143'}"));
        isMara(result.getBody(Contact.class), mara);
        assertThat(result.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(true);
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
    void statusV1TellsWhetherSomebodyOptedOut(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE).optedOutByContact());

        Message result = routes.ok("heymarket:contacts/status?contactId=" + mara.id(), null);

        assertThat(json(answered(result, ApiEndpoint.STATUS_V1).body())).isEqualTo(json("{'id':" + mara.id() + "}"));
        ContactStatus status = result.getBody(ContactStatus.class);
        assertThat(status.getUnsubscribed()).isTrue();
        assertThat(status.getBlocked()).isFalse();
        assertThat(status.getPhone()).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void setStatusV1OptsSomebodyOut(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        Message result = routes.ok(
                "heymarket:contacts/set-status?status=unsubscribed", null, HeymarketConstants.CONTACT_ID, mara.id());

        assertThat(json(answered(result, ApiEndpoint.SET_STATUS_V1).body()))
                .isEqualTo(json("{'id':" + mara.id() + ",'status':'unsubscribed'}"));
        assertThat(result.getBody()).isEqualTo("success");
        assertThat(stored(PHONE).isOptedOut()).isTrue();
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

    @ParameterizedTest
    @EnumSource
    void fieldsV1GivesTheCustomFields(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");

        Message result = routes.ok("heymarket:contact-fields/list", null);

        assertThat(json(answered(result, ApiEndpoint.FIELDS_V1).body())).isEqualTo(json("{}"));
        assertThat(result.getBody())
                .isEqualTo(List.of(new ContactField(party, "Party"), new ContactField(state, "State")));
    }

    /** The one request to that endpoint, whose answer the result headers tell of. */
    private RecordedRequest answered(Message result, ApiEndpoint endpoint) throws Exception {
        RecordedRequest request = routes.request(endpoint);
        assertThat(request.status()).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUEST_ID)).isEqualTo(request.requestId());
        assertThat(result.getHeader(HeymarketConstants.RESULT_ATTEMPTS)).isEqualTo(1);
        authorized(List.of(request));
        return request;
    }

    /** Each request carries a token that the API secret signed, checked by a library of its own. */
    private void authorized(List<RecordedRequest> requests) {
        HeymarketSandbox sandbox = routes.sandbox();
        assertThat(requests).isNotEmpty().allSatisfy(request -> {
            String authorization = request.header("Authorization");
            assertThat(authorization).startsWith("Bearer ");
            SignedJWT token = SignedJWT.parse(authorization.substring("Bearer ".length()));
            byte[] key = (sandbox.secretId() + "||" + sandbox.secretKey()).getBytes(StandardCharsets.UTF_8);
            assertThat(token.verify(new MACVerifier(key))).isTrue();
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(sandbox.secretId());
        });
    }

    private SandboxContact stored(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow();
    }

    private static SandboxContact seedWhole(HeymarketSandbox sandbox) {
        return sandbox.seed(Seed.phone(PHONE)
                .first("Mara")
                .last("Lindqvist")
                .email("mara@example.org")
                .avatar("https://example.org/mara.png")
                .assignedUserId(310)
                .custom(sandbox.defineField("Party"), "Blue")
                .tag(sandbox.defineTag("VIP"))
                .optedOutByContact());
    }

    /** Whatever was left out of the call is as it was, the opt-out before all. */
    private void changedOnlyToMaren(SandboxContact before) {
        SandboxContact after = stored(PHONE);
        assertThat(after.first()).isEqualTo("Maren");
        assertThat(after.displayName()).isEqualTo("Maren Lindqvist");
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("first", "displayName", "rev", "updated", "op")
                .isEqualTo(before);
        assertThat(after.rev()).isEqualTo(before.rev() + 1);
        assertThat(routes.sandbox().consentChanges()).isEmpty();
    }

    private void onlyTheOtherIsLeft() {
        assertThat(routes.sandbox().contacts())
                .extracting(SandboxContact::phone)
                .containsExactly(OTHER);
    }

    private void isEverybody(List<Object> listed) {
        assertThat(listed)
                .extracting(contact -> ((Contact) contact).getId())
                .containsExactlyInAnyOrderElementsOf(routes.sandbox().contacts().stream()
                        .map(SandboxContact::id)
                        .toList());
    }

    private static void isMara(Contact contact, SandboxContact mara) {
        assertThat(contact.getId()).isEqualTo(mara.id());
        assertThat(contact.getPhone()).isEqualTo(PHONE);
        assertThat(contact.getFirst()).isEqualTo("Mara");
        assertThat(contact.getDisplayName()).isEqualTo("Mara Lindqvist");
        assertThat(contact.getAssigneeId()).isEqualTo(310);
    }
}
