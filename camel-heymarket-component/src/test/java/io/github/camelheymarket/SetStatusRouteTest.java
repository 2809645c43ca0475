package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.MessagingStatus;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contacts/set-status}: stopping messages is free, letting them through again is guarded (R5.4). */
class SetStatusRouteTest {

    private static final String SET = "heymarket:contacts/set-status";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribed", "blocked"})
    void whatStopsMessagesGoesOutAtOnce(String status) {
        routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE));

        routes.ok(SET + "?status=" + status, null, HeymarketConstants.PHONE, PHONE);

        assertThat(routes.calls()).containsExactly("POST /v1/contact/set_status");
        assertThat(routes.sent(ApiEndpoint.SET_STATUS_V1))
                .isEqualTo(json("{'phone':'12025550143','status':'" + status + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribed", "active", "unblocked"})
    void whatLetsMessagesThroughIsWithheldWithoutAllowOptIn(String status) {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        HeymarketConsentException failure = routes.failure(
                HeymarketConsentException.class, SET + "?status=" + status, null, HeymarketConstants.PHONE, PHONE);

        assertThat(failure).hasMessageContaining(status).hasMessageContaining("allowOptIn=true");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribed", "active", "unblocked"})
    void whoOptedOutByThemselvesIsNeverOptedIn(String status) {
        SandboxContact mara =
                routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).optedOutByContact());

        routes.failure(
                HeymarketConsentException.class,
                SET + "?allowOptIn=true&status=" + status,
                null,
                HeymarketConstants.PHONE,
                PHONE);

        assertThat(routes.calls()).containsExactly("POST /v1/contact/status");
        assertThat(routes.sandbox().findById(mara.id())).contains(mara);
    }

    @Test
    void whereNobodySaysWhoOptedThemOutTheyStayOut() {
        routes.sandbox(Profile.HOSTILE).seed(Seed.phone(PHONE).optedOutByAdmin());

        routes.failure(
                HeymarketConsentException.class,
                SET + "?allowOptIn=true&status=subscribed",
                null,
                HeymarketConstants.PHONE,
                PHONE);

        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).isEmpty();
    }

    @Test
    void whomTheTeamOptedOutTheTeamMayOptIn() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).optedOutByAdmin());

        routes.ok(SET + "?allowOptIn=true&status=subscribed", null, HeymarketConstants.PHONE, PHONE);

        assertThat(routes.sandbox().findByPhone(PHONE).orElseThrow().isOptedOut())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotOptedOutCanBeUnblocked(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).blocked());

        routes.ok(SET + "?allowOptIn=true&status=unblocked", null, HeymarketConstants.PHONE, PHONE);

        assertThat(routes.calls()).containsExactly("POST /v1/contact/status", "POST /v1/contact/set_status");
    }

    @Test
    void theBodyMayNameStatusAndContact() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        routes.ok(SET, Map.of("contact_id", mara.id(), "status", "blocked"));
        routes.ok(SET, "{\"phone\":\"12025550143\",\"status\":\"Unsubscribed\"}");
        routes.ok(SET + "?contactId=" + mara.id(), "blocked");
        routes.ok(SET + "?contactId=" + mara.id(), MessagingStatus.UNSUBSCRIBED);

        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1))
                .extracting(request -> json(request.body()))
                .containsExactly(
                        json("{'id':" + mara.id() + ",'status':'blocked'}"),
                        json("{'phone':'12025550143','status':'unsubscribed'}"),
                        json("{'id':" + mara.id() + ",'status':'blocked'}"),
                        json("{'id':" + mara.id() + ",'status':'unsubscribed'}"));
    }

    @Test
    void aStatusInTheBodyIsGuardedToo() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        routes.failure(HeymarketConsentException.class, SET, Map.of("contact_id", mara.id(), "status", "subscribed"));

        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void noStatusAtAllIsRefused() {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, SET, Map.of("phone", PHONE));

        assertThat(failure.getReason()).isEqualTo("NO_STATUS");
        assertThat(failure).hasMessageContaining("active, blocked, unblocked, subscribed, unsubscribed");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"happy", "optedin"})
    void aStatusThatIsNoneIsRefused(String status) {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, SET, Map.of("phone", PHONE, "status", status));

        assertThat(failure.getReason()).isEqualTo("STATUS_NOT_UNDERSTOOD");
        assertThat(failure).hasMessageContaining("active, blocked, unblocked, subscribed, unsubscribed");
        assertThat(routes.calls()).isEmpty();
    }
}
