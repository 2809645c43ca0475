package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version of the API a contact id needs, and which ids are rejected. */
class TargetVersionRouteTest extends ContactTargetRouteTestCase {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

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
}
