package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No update takes back an opt-out (R5.3). */
class UpdateConsentRouteTest extends UpdateRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void withoutMergeAnOptOutIsCarriedOverAllTheSame(Profile profile) {
        SandboxContact mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

        routes.ok(UPDATE + "?merge=false&contactId=" + mara.id(), Map.of("first", "Maren"));

        assertThat(routes.sent(ApiEndpoint.UPDATE_V1))
                .isEqualTo(json("{'first':'Maren','phone':'12025550143','is_opted_out':true}"));
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void anOptOutThatTheReadDoesNotShowIsAskedForOnce() {
        SandboxContact mara =
                routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        assertThat(json(routes.request(ApiEndpoint.STATUS_V1).body())).isEqualTo(json("{'id':" + mara.id() + "}"));
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2).path("is_opted_out").asBoolean())
                .isTrue();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void anOptOutThatTheReadShowsCostsNoCall() {
        SandboxContact mara =
                routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(UPDATE + "?contactId=" + mara.uuid(), Map.of("first", "Maren"));

        assertThat(routes.requests(ApiEndpoint.STATUS_V1)).isEmpty();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aFalseOptOutIsNeverSent(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact out = sandbox.seed(Seed.phone(PHONE).optedOutByContact());
        SandboxContact in = sandbox.seed(Seed.phone(OTHER));

        routes.ok(UPDATE + "?contactId=" + out.id(), Map.of("first", "Maren", "is_opted_out", false));
        routes.ok(UPDATE + "?contactId=" + in.uuid(), Map.of("first", "Ines", "is_opted_out", "no"));

        assertThat(routes.sent(ApiEndpoint.UPDATE_V1).path("is_opted_out").asBoolean())
                .isTrue();
        assertThat(routes.sent(ApiEndpoint.UPDATE_V2).has("is_opted_out")).isFalse();
        assertThat(stored(PHONE).isOptedOut()).isTrue();
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTrueOptOutIsSent(Profile profile) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE));

        routes.ok(UPDATE + "?contactId=" + mara.id(), Map.of("Opt Out", "yes"));

        assertThat(stored(PHONE).isOptedOut()).isTrue();
    }

    @Test
    void withoutConsentCheckNoStatusIsAskedFor() {
        SandboxContact mara = routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE));

        routes.ok(UPDATE + "?consentCheck=never&contactId=" + mara.id(), Map.of("first", "Maren"));

        assertThat(routes.calls()).containsExactly("GET /v1/contact/" + mara.id(), "PUT /v1/contact/" + mara.id());
    }
}
