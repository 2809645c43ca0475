package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Column names and texts with blanks and marks that nobody sees, as a route meets them. */
class ColumnsAndTextsRouteTest {

    private static final String UPSERT = "heymarket:contacts/bulk-upsert";
    private static final String SYNC = "heymarket:contacts/sync?mode=upsert";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private SandboxContact stored() {
        return routes.sandbox().contacts().stream()
                .filter(contact -> PHONE.equals(contact.phone()))
                .findFirst()
                .orElseThrow();
    }

    private static BulkResult result(Object body) {
        return body instanceof SyncReport report ? report.getResult() : (BulkResult) body;
    }

    @ParameterizedTest
    @ValueSource(strings = {UPSERT + "?unknownFields=ignore", SYNC + "&unknownFields=ignore"})
    void anIgnoredColumnIsListed(String uri) {
        BulkResult result =
                result(routes.ok(uri, List.of(Map.of("phone", PHONE, "colour", "red", "custom", Map.of("size", "XL"))))
                        .getBody());

        assertThat(result.getIgnoredColumns()).containsExactlyInAnyOrder("colour", "custom.size");
    }

    @ParameterizedTest
    @ValueSource(strings = {UPSERT + "?unknownFields=ignore", SYNC + "&unknownFields=ignore"})
    void aColumnThatLooksLikeConsentEndsTheJobBeforeAnythingIsSent(String uri) {
        HeymarketStoppedException failure = routes.failure(
                HeymarketStoppedException.class, uri, List.of(Map.of("phone", PHONE, "unsubscribed", "yes")));

        assertThat(failure)
                .hasCauseInstanceOf(HeymarketColumnsException.class)
                .hasMessageContaining("map.unsubscribed=is_opted_out");
        assertThat(routes.sandbox().contacts()).isEmpty();
    }

    @Test
    void aColumnThatLooksLikeConsentFailsASingleCreate() {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                "heymarket:contacts/create?unknownFields=ignore",
                Map.of("phone", PHONE, "opted_out", "yes"));

        assertThat(failure.getReason()).isEqualTo("CONSENT_COLUMN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_opted_out\u200B", "\uFEFFis_opted_out", "Opt\u00A0Out"})
    void anOptOutUnderANameWithAMarkThatNobodySeesIsStored(String column) {
        routes.ok(UPSERT + "?unknownFields=ignore", List.of(Map.of("phone", PHONE, column, "yes\u00A0")));

        assertThat(stored().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "yes\u00A0", "\u200BTRUE ", "\uFF39"})
    void anOptOutCellIsUnderstood(String cell) {
        routes.ok(UPSERT, List.of(Map.of("phone", PHONE, "is_opted_out", cell)));

        assertThat(stored().isOptedOut()).isTrue();
    }

    @Test
    void anOptOutCellThatIsANumberIsUnderstood() {
        routes.ok(UPSERT, "{\"phone\":\"" + PHONE + "\",\"is_opted_out\":1.0}");

        assertThat(stored().isOptedOut()).isTrue();
    }

    @Test
    void aMapKeyThatMetNoColumnIsListed() {
        BulkResult result = result(routes.ok(UPSERT + "?map.Remarks=", List.of(Map.of("phone", PHONE, "first", "Mara")))
                .getBody());

        assertThat(result.getUnusedMapKeys()).containsExactly("Remarks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map.Notes+internal=", "map.Notes%2Binternal=", "map.Notes%20internal="})
    void aPlusInTheKeyOfADroppedColumnDoesNotStorePrivateNotes(String option) {
        long notes = routes.sandbox().defineField("Notes+internal");

        routes.ok(
                UPSERT + "?" + option,
                List.of(Map.of("phone", PHONE, "first", "Mara", "Notes+internal", "owes money")));

        assertThat(stored().custom()).doesNotContainKey(notes);
    }

    @Test
    void aRenamedColumnWithPlusSignsIsStored() {
        long level = routes.sandbox().defineField("Level");

        routes.ok(UPSERT + "?map.C++ level=Level", List.of(Map.of("phone", PHONE, "C++ level", "high")));

        assertThat(stored().custom()).containsEntry(level, "high");
    }

    @ParameterizedTest
    @EnumSource
    void textsAreTrimmedAndTheSecondRunChangesNothing(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.defineField("Company");
        sandbox.defineTag("VIP");
        sandbox.seed(Seed.phone(PHONE).first("Old"));
        List<Map<String, Object>> rows = List.of(Map.of(
                "phone", PHONE,
                "first", "Mara\u00A0",
                "last", "\u200BZoe\u0308",
                "display_name", " Mara  Z ",
                "email", "mara@example.org\u200B",
                "Company\u200B", " Acme\t",
                "tags", "VIP\u00A0"));

        BulkResult first = result(routes.ok(UPSERT, rows).getBody());
        BulkResult second = result(routes.ok(UPSERT, rows).getBody());

        assertThat(RouteTester.rowsOf(first)).extracting(RowResult::outcome).containsOnly(Outcome.UPDATED);
        assertThat(RouteTester.rowsOf(second)).extracting(RowResult::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(stored().first()).isEqualTo("Mara");
        assertThat(stored().email()).isEqualTo("mara@example.org");
    }

    @Test
    void aCellOfANoBreakSpaceIsBlank() {
        routes.sandbox().seed(Seed.phone(PHONE).first("Mara").email("mara@example.org"));

        BulkResult result =
                result(routes.ok(UPSERT, List.of(Map.of("phone", PHONE, "first", "\u00A0", "email", "\u200B")))
                        .getBody());

        assertThat(result.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(stored().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @EnumSource
    void anAddressWithAnInvisibleMarkIsTheSamePerson(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).email("mara@example.org"));

        BulkResult result = result(routes.ok(
                        UPSERT + "?matchBy=email",
                        List.of(Map.of("email", "Mara@\u200Bexample.org\u200B", "first", "Mara")))
                .getBody());

        assertThat(result.count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(routes.sandbox().contacts()).hasSize(1);
    }
}
