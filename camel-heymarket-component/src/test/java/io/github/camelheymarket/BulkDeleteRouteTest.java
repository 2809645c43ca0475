package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many contacts are deleted by ids and phones, and the result says what was deleted. */
class BulkDeleteRouteTest extends BulkRouteTestCase {

    private static final String DELETE = "heymarket:contacts/bulk-delete";

    @ParameterizedTest
    @EnumSource
    void aBulkDeleteTakesIdsAndPhonesOneByOneWhereItMust(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone(OTHER));
        sandbox.seed(Seed.phone(phone(7)));
        List<Object> rows = new ArrayList<>(List.of(mara.uuid().toString(), ines.id(), Map.of("phone", phone(7))));

        BulkResult result = result(routes.ok(DELETE, rows));

        assertThat(RouteTester.rowsOf(result))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.SENT, Outcome.DELETED, Outcome.DELETED);
        assertThat(sandbox.contactCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aBulkDeleteMayLookAfterwards(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));

        BulkResult result =
                result(routes.ok(DELETE + "?verify=true", List.of(mara.uuid().toString())));

        assertThat(RouteTester.rowsOf(result)).extracting(RowResult::outcome).containsExactly(Outcome.DELETED);
    }

    @ParameterizedTest
    @EnumSource
    void aDryBulkDeleteDeletesNoContact(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));

        result(routes.ok(DELETE + "?dryRun=true", List.of(mara.uuid().toString(), Map.of("phone", PHONE))));

        assertThat(sandbox.contacts()).containsExactly(mara);
        assertThat(sandbox.requests("DELETE", "/")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBulkDeleteOfAPhoneThatTwoHaveDeletesNeither(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE));
        sandbox.seed(Seed.phone(PHONE));

        BulkResult result = result(routes.ok(DELETE + "?failOnPartial=false", List.of(Map.of("phone", PHONE))));

        assertThat(result.getUnsuccessful()).isEqualTo(1);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(sandbox.requests("DELETE", "/")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatIsTakenForAnIdIsNotShown(Profile profile) {
        routes.sandbox(profile);

        BulkResult result = result(routes.ok(DELETE + "?failOnPartial=false", List.of(PHONE, Long.parseLong(PHONE))));

        assertThat(RouteTester.rowsOf(result)).allSatisfy(row -> {
            assertThat(row.key()).startsWith("id:…");
            assertThat(row.toString() + row.reason()).doesNotContain(PHONE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void anErrorAboutAContactDoesNotSayItsName(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.faults()
                .add(Fault.status(500, "{\"message\":\"cannot show mara Lindqvist (tove)\"}")
                        .when((method, path) -> method.equals("GET"))
                        .always());

        Exception failure = routes.failure(
                HeymarketServerException.class,
                "heymarket:contacts/get?maxRetries=0",
                null,
                HeymarketConstants.CONTACT_ID,
                42);

        assertThat(failure).hasMessageContaining("cannot show … … (…)");
    }
}
