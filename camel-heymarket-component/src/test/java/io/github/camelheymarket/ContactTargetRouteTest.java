package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which contact a call is about, and which version of the API that means: header, then option, then body. */
class ContactTargetRouteTest extends ContactTargetRouteTestCase {

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
    void aPhoneThatTwoContactsHaveDeletesNoContact(Profile profile) {
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
    void aPhoneThatNobodyHasDeletesNoContact(Profile profile) {
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
    void theStatusIsAskedForByPhone() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        routes.ok("heymarket:contacts/status?defaultRegion=US", null, HeymarketConstants.PHONE, "(202) 555-0143");

        assertThat(routes.sent(ApiEndpoint.STATUS_V1)).isEqualTo(json("{'phone':'12025550143'}"));
    }
}
