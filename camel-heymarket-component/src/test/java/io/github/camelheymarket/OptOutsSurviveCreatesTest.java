package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Heymarket may take a create of a known phone for an update, which resets an opt-out that it leaves out (R5.6). */
class OptOutsSurviveCreatesTest {

    private static final String PHONE = "12025550143";
    private static final String NEW = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Stream<Arguments> paths() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(
                                "contacts/create",
                                "contacts/create?apiVersion=v1",
                                "contacts/bulk-upsert?resolve=false",
                                "contacts/bulk-upsert?resolve=false&matchBy=email",
                                "contacts/bulk-upsert?resolve=false&apiVersion=v1",
                                "contacts/bulk-upsert?resolve=false&apiVersion=v1&overwriteContacts=true",
                                "contacts/bulk-upsert",
                                "contacts/bulk-upsert?apiVersion=v1",
                                "contacts/bulk-upsert?coalesce=true",
                                "contacts/sync?mode=upsert",
                                "contacts/sync?mode=upsert&strategy=snapshot")
                        .map(uri -> Arguments.of(profile, uri)));
    }

    private HeymarketSandbox resetting(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.CREATE_EXISTING, "CONVERGE");
        sandbox.set(Switch.PUT_RESETS_OPT_OUT, "YES");
        return sandbox;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aContactThatMayBeWrittenOverKeepsTheOptOut(Profile profile, String uri) {
        HeymarketSandbox sandbox = resetting(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").email("mara@example.org").optedOutByContact());

        routes.send("heymarket:" + uri, Map.of("phone", PHONE, "first", "Tove", "email", "mara@example.org"));

        assertThat(sandbox.allByPhone(PHONE)).allMatch(contact -> contact.isOptedOut());
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theHostileServerResetsWithoutAnyMoreSwitches(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Tove"));
        routes.ok("heymarket:contacts/bulk-upsert?resolve=false", List.of(Map.of("phone", PHONE, "first", "Eva")));

        assertThat(sandbox.allByPhone(PHONE)).allMatch(contact -> contact.isOptedOut());
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anAddressThatIsAChannelNamesSomebodyToo(Profile profile) {
        HeymarketSandbox sandbox = resetting(profile);
        sandbox.seed(Seed.emailOnly("mara@example.org").first("Mara").optedOutByContact());

        routes.ok("heymarket:contacts/create", Map.of("email", "mara@example.org", "first", "Tove"));

        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowsFurtherChannelsAreLookedForToo(Profile profile) {
        HeymarketSandbox sandbox = resetting(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
        Map<String, Object> row = Map.of(
                "phone",
                NEW,
                "contact_channels",
                List.of(Map.of("channel_type", "phone", "channel_id", PHONE)),
                "first",
                "Tove");

        routes.ok("heymarket:contacts/bulk-upsert", List.of(row));

        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoIsNewOrReachableIsNotOptedOut(Profile profile) {
        HeymarketSandbox sandbox = resetting(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Tove"));
        routes.ok("heymarket:contacts/create", Map.of("phone", NEW, "first", "Ann"));
        routes.ok("heymarket:contacts/bulk-upsert?resolve=false", List.of(Map.of("phone", "12025550145")));

        assertThat(sandbox.contacts()).hasSize(3).noneMatch(contact -> contact.isOptedOut());
    }

    @Test
    void whereNobodyCanTellNothingIsCreated() {
        HeymarketSandbox sandbox = resetting(Profile.HOSTILE);
        sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
        sandbox.faults().add(Fault.status(200, "{}").on("POST", "/v1/contact/status"));
        sandbox.faults().add(Fault.status(200, "{}").on("POST", "/v1/contact/status"));

        HeymarketConsentException failure = routes.failure(
                HeymarketConsentException.class, "heymarket:contacts/create", Map.of("phone", PHONE, "first", "Tove"));
        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?resolve=false&failOnPartial=false",
                        List.of(Map.of("phone", PHONE, "first", "Tove")))
                .getBody(BulkResult.class);

        assertThat(failure).hasMessageContaining("consentCheck=never");
        assertThat(RouteTester.rowsOf(result)).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(row.reasonCode()).isEqualTo("CONSENT_UNKNOWN");
        });
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @Test
    void withoutTheCheckThereIsNoLook() {
        resetting(Profile.HOSTILE);

        routes.ok("heymarket:contacts/create?consentCheck=never", Map.of("phone", PHONE));
        routes.ok("heymarket:contacts/bulk-upsert?resolve=false&consentCheck=never", List.of(Map.of("phone", NEW)));

        assertThat(routes.calls()).containsExactly("POST /v2/contact", "POST /v2/contacts");
    }

    @Test
    void aLookCostsOneSearchForACreateAndOneForAChunk() {
        resetting(Profile.KIND);

        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE));
        routes.ok(
                "heymarket:contacts/bulk-upsert?resolve=false", List.of(Map.of("phone", PHONE), Map.of("phone", NEW)));

        assertThat(routes.calls())
                .filteredOn(call -> !call.endsWith("/search"))
                .containsExactly("POST /v2/contact", "POST /v2/contacts");
        // The third proves, once for the client, that an answer was complete.
        assertThat(routes.requests(ApiEndpoint.SEARCH_V2)).hasSizeBetween(2, 3);
        assertThat(routes.requests(ApiEndpoint.STATUS_V1)).isEmpty();
    }
}
