package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the opt-out of a rejected row cannot or must not be carried out, the result says so (R5.5). */
class RejectedOptOutLeftTest extends RejectedOptOutTestCase {

    @Test
    void whatCannotBeCarriedOutIsSaid() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        assertThat(only("", List.of(optOut("tags", "no such tag"))).reason())
                .endsWith("Its opt-out was not carried out: no contact is known for the row.");

        sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
        assertThat(only("", List.of(optOut("tags", "no such tag"))).reason())
                .endsWith("The contact is opted out already.");

        assertThat(only("", List.of(Map.of("phone", "nonsense", "is_opted_out", true)))
                        .reason())
                .endsWith("Its opt-out was not carried out: no valid key identifies the contact.");
        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).isEmpty();
    }

    @Test
    void severalContactsOfTheKeyAreLeftAlone() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        RowResult rejected = only("", List.of(optOut("tags", "no such tag")));
        RowResult ambiguous = only("", List.of(optOut("first", "Tove")));

        assertThat(rejected.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(rejected.reason()).startsWith("UNKNOWN_TAG").contains("AMBIGUOUS: several contacts");
        assertThat(ambiguous.reason()).endsWith("Its opt-out was not carried out either.");
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @Test
    void aDryRunAndCreateOnlyWriteNothing() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        RowResult dry = only("&dryRun=true", List.of(optOut("tags", "no such tag")));
        routes.ok(
                "heymarket:contacts/sync?mode=create-only&failOnPartial=false", List.of(optOut("tags", "no such tag")));

        assertThat(dry.reason()).endsWith("Its opt-out would be carried out all the same.");
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @Test
    void aCallThatFailsIsSaid() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.faults().add(Fault.status(400).on("POST", "/v1/contact/set_status"));

        RowResult row = only("", List.of(optOut("tags", "no such tag")));

        assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(row.reason()).contains("Its opt-out was not carried out: ");
    }

    @Test
    void aRowThatSaysNothingOfConsentIsJustRejected() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE).first("Mara"));

        RowResult row = only("", List.of(Map.of("phone", PHONE, "tags", "no such tag", "is_opted_out", "no")));

        assertThat(row.reason()).doesNotContain("opt-out");
        assertThat(routes.calls()).doesNotContain("POST /v2/contacts/search");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutIsNotCarriedOutBecauseAnAnswerOfTextCame(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.faults()
                .add(Fault.status(200, "\"Rate limited\"")
                        .on("POST", "/v1/contact/set_status")
                        .always());

        BulkResult result = (BulkResult)
                routes.ok(BULK, List.of(optOut("tags", "no such tag"))).getBody();

        RowResult row = rowsOf(result).get(0);
        assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(row.reason())
                .contains("Whether its opt-out was carried out is not known", "NOT_STORED")
                .doesNotContain(CARRIED_OUT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRunThatItsColumnsEndSaysThatNoOptOutWasCarriedOut(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara"));

        HeymarketStoppedException e = routes.failure(
                HeymarketStoppedException.class,
                BULK,
                List.of(
                        Map.of("phone", PHONE, "is_opted_out", true),
                        Map.of("phone", "12025550144", "is_opted_out", true, "Favourite colour", "blue")));

        assertThat(e).hasMessageContaining("nothing more was carried out, opt-outs included");
        assertThat(rowsOf(e.getResult()).get(0).reason()).contains("RUN_STOPPED", "Its opt-out was not carried out.");
        assertThat(rowsOf(e.getResult()).get(1).reason()).contains("UNKNOWN_FIELD", "opt-outs included");
        assertThat(routes.sandbox().findByPhone(PHONE).orElseThrow().isOptedOut())
                .isFalse();
    }
}
