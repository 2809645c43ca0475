package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contact a call is about, and which version of the API that means: header, then option, then body. */
class ContactTargetRouteTest {

    private static final String PHONE = "12025550143";
    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void digitsMeanV1AndAUuidMeansV2(Profile profile) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        routes.ok("heymarket:contacts/get", null, HeymarketConstants.CONTACT_ID, mara.id());
        routes.ok("heymarket:contacts/get", null, HeymarketConstants.CONTACT_ID, " " + mara.uuid() + " ");
        routes.ok("heymarket:contacts/update", Map.of("first", "A"), HeymarketConstants.CONTACT_ID, mara.id());
        routes.ok("heymarket:contacts/update", Map.of("first", "B"), HeymarketConstants.CONTACT_ID, mara.uuid());

        assertThat(routes.requests(ApiEndpoint.UPDATE_V1)).hasSize(1);
        assertThat(routes.requests(ApiEndpoint.UPDATE_V2)).hasSize(1);
        assertThat(routes.requests(ApiEndpoint.GET_V1)).hasSize(2);
        assertThat(routes.requests(ApiEndpoint.GET_V2)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneAloneMeansALookupForGet(Profile profile) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        Message result = routes.ok("heymarket:contacts/get", null, HeymarketConstants.PHONE, PHONE);

        assertThat(routes.calls()).containsExactly("POST /v1/contact/get");
        assertThat(result.getBody(Contact.class).getId()).isEqualTo(mara.id());
    }

    @ParameterizedTest
    @CsvSource({
        "KIND, status", "KIND, set-status?status=unsubscribed", "KIND, lookup",
        "HOSTILE, status", "HOSTILE, set-status?status=unsubscribed", "HOSTILE, lookup"
    })
    void aContactAsItWasReadNamesItselfOnV1Too(Profile profile, String operation) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));
        Contact read = routes.ok("heymarket:contacts/get", null, HeymarketConstants.CONTACT_ID, mara.uuid())
                .getBody(Contact.class);
        HEYMARKET.sandbox().clearRequests();

        routes.ok("heymarket:contacts/" + operation, read);

        assertThat(routes.calls()).singleElement().asString().startsWith("POST /v1/contact/");
    }

    @ParameterizedTest
    @EnumSource
    void theOneContactWithThePhoneIsDeleted(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE));
        SandboxContact other = sandbox.seed(Seed.phone("12025550144"));

        routes.ok("heymarket:contacts/delete", null, HeymarketConstants.PHONE, PHONE);

        assertThat(sandbox.contacts()).containsExactly(other);
        assertThat(routes.requests(profile == Profile.KIND ? ApiEndpoint.DELETE_V2 : ApiEndpoint.DELETE_V1))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatTwoContactsHaveDeletesNobody(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(PHONE));

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:contacts/delete", null, HeymarketConstants.PHONE, PHONE);

        assertThat(failure.getReason()).isEqualTo("AMBIGUOUS");
        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatNobodyHasDeletesNobody(Profile profile) {
        routes.sandbox(profile);

        routes.failure(
                HeymarketNotFoundException.class, "heymarket:contacts/delete", null, HeymarketConstants.PHONE, PHONE);

        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
    }

    @ParameterizedTest
    @EnumSource
    void deletingWhoIsNotThereIsAFailureUnlessAnAttemptWasInDoubt(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        String uri = "heymarket:contacts/delete?contactId=" + mara.id();

        sandbox.faults()
                .add(io.github.camelheymarket.sandbox.fault.Fault.resetAfterApply()
                        .on("DELETE", "/"));
        Message result = routes.ok(uri, null);
        assertThat(result.getHeader(HeymarketConstants.RESULT_ATTEMPTS)).isEqualTo(2);
        assertThat(sandbox.contactCount()).isZero();

        routes.failure(HeymarketNotFoundException.class, uri, null);
    }

    @Test
    void theHeaderWinsOverTheOption() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone("12025550144"));
        String uri = "heymarket:contacts/get?contactId=" + mara.id();

        assertThat(id(routes.ok(uri, null))).isEqualTo(mara.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.CONTACT_ID, ines.id())))
                .isEqualTo(ines.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.PHONE, "12025550144")))
                .isEqualTo(ines.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.CONTACT_ID, " ", HeymarketConstants.PHONE, "")))
                .as("blank headers are none")
                .isEqualTo(mara.id());
    }

    @Test
    void theOptionWinsOverTheBody() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone("12025550144"));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.id(), Map.of("contact_id", ines.id()));

        assertThat(id(result)).isEqualTo(mara.id());
    }

    @Test
    void theBodyMayBeAnIdAPhoneWithPlusAMapJsonOrAContact() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));
        Contact contact = new Contact();
        contact.json().put("id", mara.id());

        for (Object body : new Object[] {
            mara.id(),
            Long.toString(mara.id()),
            mara.uuid().toString(),
            "+1 202 555 0143",
            Map.of("contact_id", mara.uuid().toString()),
            Map.of("phone", PHONE),
            "{\"contact_id\": " + mara.id() + "}",
            "{\"phone\": \"12025550143\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            contact
        }) {
            assertThat(id(routes.ok("heymarket:contacts/get", body)))
                    .as(body.getClass().getSimpleName())
                    .isEqualTo(mara.id());
        }
    }

    @Test
    void aRowsOwnIdNamesNobody() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:contacts/delete", Map.of("id", mara.id()));

        assertThat(failure.getReason()).isEqualTo("NO_CONTACT");
        assertThat(failure).hasMessageContaining("CamelHeymarketContactId");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aContactWithBothIdsGoesToV2AndToV1WhereThatIsPreferred() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));
        Contact contact = new Contact();
        contact.json().put("id", mara.id()).put("uuid", mara.uuid().toString());

        routes.ok("heymarket:contacts/get", contact);
        routes.ok("heymarket:contacts/get?apiVersion=v1", contact);

        assertThat(routes.calls()).containsExactly("GET /v2/contact/" + mara.uuid(), "GET /v1/contact/" + mara.id());
    }

    @ParameterizedTest
    @EnumSource
    void theComponentsVersionIsAPreference(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE));
        routes.configuration().setApiVersion(io.github.camelheymarket.spi.ApiVersion.v1);

        routes.ok("heymarket:contacts/create", Map.of("phone", "12025550144"));
        routes.ok("heymarket:contacts/search", PHONE);

        assertThat(routes.calls())
                .containsExactly("POST /v2/contacts/search", "POST /v1/contact", "POST /v2/contacts/search");
    }

    @Test
    void theComponentsV2LeavesWhatOnlyV1HasAlone() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));
        routes.configuration().setApiVersion(io.github.camelheymarket.spi.ApiVersion.v2);

        routes.ok("heymarket:contacts/status", null, HeymarketConstants.PHONE, PHONE);
        routes.ok("heymarket:contacts/count", null);

        assertThat(routes.calls()).containsExactly("POST /v1/contact/status", "POST /v1/contacts/count");
    }

    @ParameterizedTest
    @CsvSource({"contacts/get", "contacts/update", "contacts/delete"})
    void anIntegerIdOnV2IsRefused(String operation) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                "heymarket:" + operation + "?apiVersion=v2",
                Map.of("first", "Mara"),
                HeymarketConstants.CONTACT_ID,
                700012);

        assertThat(failure.getReason()).isEqualTo("INTEGER_ID_ON_V2");
        assertThat(failure).hasMessageContaining(operation).hasMessageContaining("UUID");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts/lookup",
                "contacts/status",
                "contacts/set-status?status=blocked",
                "contacts/get?apiVersion=v1",
                "contacts/delete?apiVersion=v1"
            })
    void aUuidOnV1IsRefused(String operation) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                "heymarket:" + operation,
                null,
                HeymarketConstants.CONTACT_ID,
                UUID);

        assertThat(failure.getReason()).isEqualTo("UUID_ON_V1");
        assertThat(failure).hasMessageContaining("integer id");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara", "+12025550143x", "12-34", "0b0c2f3e", "9999999999999999999"})
    void anIdThatIsNoneIsRefusedWithoutPrintingIt(String id) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:contacts/get", null, HeymarketConstants.CONTACT_ID, id);

        assertThat(failure.getReason()).isEqualTo("CONTACT_ID_NOT_UNDERSTOOD");
        assertThat(failure).hasMessageNotContaining(id).hasMessageContaining("CamelHeymarketPhone");
        assertThat(failure.getRejectedValue()).isEqualTo(id);
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/list?paging=page | CamelHeymarketPage      | second    | Integer",
                "contacts/list             | CamelHeymarketLimit     | plenty    | Integer",
                "contacts/update           | CamelHeymarketOverwrite | perhaps   | Boolean",
                "api/call?allowHeaderOverride=true&path=/v1/tags | CamelHeymarketMethod | FETCH | HttpMethod"
            })
    void aHeaderThatIsNotOfItsTypeIsRefusedWithoutPrintingIt(
            String operation, String header, String value, String type) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:" + operation, Map.of("first", "A"), header, value);

        assertThat(failure.getReason()).isEqualTo("HEADER_NOT_UNDERSTOOD");
        assertThat(failure.getField()).isEqualTo(header);
        assertThat(failure)
                .hasMessageContaining(header)
                .hasMessageContaining(type)
                .hasMessageNotContaining(value);
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aLimitBelowOneIsRefused() {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:contacts/list", null, HeymarketConstants.LIMIT, 0);

        assertThat(failure.getReason()).isEqualTo("LIMIT_NOT_POSSIBLE");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void theStatusIsAskedForByPhone() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        routes.ok("heymarket:contacts/status?defaultRegion=US", null, HeymarketConstants.PHONE, "(202) 555-0143");

        assertThat(routes.sent(ApiEndpoint.STATUS_V1)).isEqualTo(json("{'phone':'12025550143'}"));
    }

    @Test
    void whatAnEarlierCallToldIsNotReadAsInput() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));

        Message result = routes.ok(
                "heymarket:contacts/get?contactId=" + mara.id(),
                null,
                HeymarketConstants.RESULT_NEXT_PAGE,
                7,
                HeymarketConstants.RESULT_STATUS,
                500,
                "mine",
                "stays");

        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_NEXT_PAGE)).isNull();
        assertThat(result.getHeader("mine")).isEqualTo("stays");
    }

    private static long id(Message message) {
        return message.getBody(Contact.class).getId();
    }
}
