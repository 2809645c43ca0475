package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contacts/update}: given fields change, others stay, and no contact is opted in as a side effect. */
class UpdateRouteTest extends UpdateRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void withoutMergeOnlyWhatWasGivenIsSent(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        routes.ok(UPDATE + "?merge=false&contactId=" + mara.id(), Map.of("first", "Maren"));
        routes.ok(UPDATE + "?merge=false&contactId=" + mara.uuid(), Map.of("first", "Maren"));

        JsonNode given = json("{'first':'Maren','phone':'12025550143'}");
        assertThat(routes.sent(ApiEndpoint.UPDATE_V1)).isEqualTo(given);
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2)).isEqualTo(given);
        assertThat(stored(PHONE).last()).isEqualTo(profile == Profile.HOSTILE ? "" : "Lindqvist");
    }

    @ParameterizedTest
    @EnumSource
    void theOneContactWithThePhoneIsUpdated(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(OTHER).first("Ines"));

        routes.ok(UPDATE, Map.of("phone", "+1 202 555 0143", "first", "Maren"));

        assertThat(routes.calls().get(0)).isEqualTo("POST /v2/contacts/search");
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
        assertThat(stored(PHONE).id()).isEqualTo(mara.id());
        assertThat(routes.requests(profile == Profile.KIND ? ApiEndpoint.UPDATE_V2 : ApiEndpoint.UPDATE_V1))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatTwoContactsHaveWritesNothing(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact first = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        SandboxContact second = sandbox.seed(Seed.phone(PHONE).first("Ines"));

        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, UPDATE, Map.of("phone", PHONE, "first", "Maren"));

        assertThat(failure.getReason()).isEqualTo("AMBIGUOUS");
        assertThat(failure)
                .hasMessageContaining("2 contacts")
                .hasMessageContaining("id=" + first.id())
                .hasMessageContaining("id=" + second.id())
                .hasMessageNotContaining(PHONE);
        assertThat(failure.getRejectedValue()).isEqualTo(PHONE);
        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
        assertThat(sandbox.contacts()).containsExactlyInAnyOrder(first, second);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatNobodyHasWritesNothing(Profile profile) {
        routes.sandbox(profile);

        HeymarketNotFoundException failure =
                routes.failure(HeymarketNotFoundException.class, UPDATE, Map.of("phone", PHONE, "first", "Maren"));

        assertThat(failure).hasMessageContaining("…43").hasMessageNotContaining(PHONE);
        assertThat(routes.calls()).containsExactly("POST /v2/contacts/search");
        assertThat(routes.sandbox().contactCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_404", "STATUS_400", "NULL", "EMPTY_OBJECT", "EMPTY_STRING", "EMPTY_BODY"})
    void aContactThatIsNotThereIsNotMade(String answer) {
        routes.sandbox(Profile.HOSTILE).set(Switch.NOT_FOUND, answer);

        HeymarketNotFoundException failure = routes.failure(
                HeymarketNotFoundException.class, UPDATE + "?contactId=4711", Map.of("first", "Maren", "phone", PHONE));

        assertThat(failure).hasMessageContaining("nothing was written");
        assertThat(routes.calls()).containsExactly("GET /v1/contact/4711");
        assertThat(routes.sandbox().contactCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aNewPhoneGoesOutOnV1WhereItIsKnownToTakeEffect(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("phone", "+1 202 555 0144"));

        assertThat(routes.requests(ApiEndpoint.UPDATE_V2)).isEmpty();
        assertThat(routes.sent(ApiEndpoint.UPDATE_V1).path("phone").asText()).isEqualTo(OTHER);
        assertThat(stored(OTHER).id()).isEqualTo(mara.id());
        assertThat(stored(OTHER).last()).isEqualTo("Lindqvist");
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatAnotherContactHoldsIsRefused(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(OTHER));

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, UPDATE + "?contactId=" + mara.id(), Map.of("phone", OTHER));

        assertThat(failure.getReason()).isEqualTo("PHONE_TAKEN");
        assertThat(failure).hasMessageNotContaining(OTHER);
        nothingWasWritten(mara);
    }
}
