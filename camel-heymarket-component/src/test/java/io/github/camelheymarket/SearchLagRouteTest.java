package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one operation has written the next one knows of, although searches do not show it yet. */
class SearchLagRouteTest {

    private static final String PHONE = "12025550143";
    private static final String BULK = "heymarket:contacts/bulk-upsert";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private HeymarketSandbox sandbox(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 600_000);
        return sandbox;
    }

    private Map<Outcome, Long> counts(Object... rows) {
        return routes.ok(BULK, List.of(rows)).getBody(BulkResult.class).getCounts();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void aLoadBehindACreateUpdatesWhomThatCreated(Profile profile, String version) {
        HeymarketSandbox sandbox = sandbox(profile);
        routes.ok("heymarket:contacts/create?apiVersion=" + version, Map.of("phone", PHONE, "first", "Mara"));

        assertThat(counts(Map.of("phone", PHONE, "last", "Lind"))).isEqualTo(Map.of(Outcome.UPDATED, 1L));
        assertThat(sandbox.contacts()).hasSize(1);
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLoadBehindADeleteCreatesAgain(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Mara"));
        routes.ok("heymarket:contacts/delete", Map.of("phone", PHONE));
        assertThat(sandbox.contacts()).isEmpty();

        assertThat(counts(Map.of("phone", PHONE))).isEqualTo(Map.of(Outcome.CREATED, 1L));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anUpdateByPhoneFindsWhomALoadCreated(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        assertThat(counts(Map.of("phone", PHONE, "first", "Mara"))).isEqualTo(Map.of(Outcome.CREATED, 1L));

        routes.ok("heymarket:contacts/update", Map.of("phone", PHONE, "last", "Lind"));

        assertThat(sandbox.findByPhone(PHONE).orElseThrow().displayName()).contains("Mara");
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().last()).isEqualTo("Lind");
        assertThat(counts(Map.of("phone", PHONE, "last", "Lind"))).isEqualTo(Map.of(Outcome.UNCHANGED, 1L));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLoadBehindAnOptOutDoesNotUndoIt(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        sandbox.set(Switch.READ_OPT_OUT, true);
        sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        routes.ok("heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", PHONE));

        counts(Map.of("phone", PHONE, "last", "Lind"));

        assertThat(sandbox.findById(mara.id()).orElseThrow().isOptedOut()).isTrue();
        assertThat(sandbox.findById(mara.id()).orElseThrow().last()).isEqualTo("Lind");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSearchShowsWhatWasJustWritten(Profile profile) {
        sandbox(profile).seed(Seed.phone("12025550167").first("Tove"));
        counts(Map.of("phone", PHONE, "first", "Mara"), Map.of("phone", "12025550167", "first", "Tova"));

        assertThat(RouteTester.contacts(routes.ok("heymarket:contacts/search", List.of(PHONE, "12025550167"))))
                .extracting(Contact::getFirst)
                .containsExactlyInAnyOrder("Mara", "Tova");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void contactsThatRideTogetherAreKnownToThoseBehindThem(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        for (String last : List.of("Lind", "Nyberg", "Quist")) {
            routes.ok(BULK + "?coalesce=true", Map.of("phone", PHONE, "last", last));
        }
        assertThat(sandbox.contacts()).hasSize(1);
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().last()).isEqualTo("Quist");
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, search", "HOSTILE, snapshot", "KIND, search", "KIND, snapshot"})
    void aSyncRightBehindALoadDoublesNobody(Profile profile, String strategy) {
        HeymarketSandbox sandbox = sandbox(profile);
        Object[] rows = {Map.of("phone", PHONE, "first", "Mara"), Map.of("phone", "12025550167", "first", "Tove")};
        counts(rows);

        SyncReport report = routes.ok("heymarket:contacts/sync?strategy=" + strategy, List.of(rows))
                .getBody(SyncReport.class);

        assertThat(report.getResult().getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2L));
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aMirrorKeepsWhomItHasJustCreated(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        String mirror = "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=5&ledgerDirectory=" + folder;
        Object ann = Map.of("phone", PHONE, "first", "Ann");
        Object tove = Map.of("phone", "12025550167", "first", "Tove");
        routes.ok(mirror, List.of(ann, tove));

        SyncReport report = routes.ok(mirror, List.of(ann)).getBody(SyncReport.class);

        assertThat(report.getDeletions().counts().deleted()).isEqualTo(1);
        assertThat(sandbox.contacts()).extracting(SandboxContact::first).containsExactly("Ann");
        routes.ok(mirror, List.of(ann, tove));
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void aCreateWhoseAnswerIsLostIsFoundAndNotSentAgain(Profile profile, String version) {
        HeymarketSandbox sandbox = sandbox(profile);
        routes.context().getRegistry().bind("sleeper", (Sleeper) duration -> {});
        sandbox.faults().add(Fault.resetAfterApply().when((method, path) -> path.endsWith("/contact")));

        routes.ok("heymarket:contacts/create?apiVersion=" + version, Map.of("phone", PHONE, "first", "Mara"));

        assertThat(sandbox.contacts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aBulkDeleteFindsAndVerifiesWhomALoadCreated(Profile profile) {
        HeymarketSandbox sandbox = sandbox(profile);
        counts(Map.of("phone", PHONE), Map.of("phone", "12025550167"));
        String uuid = sandbox.findByPhone("12025550167").orElseThrow().uuid().toString();

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-delete?verify=true",
                        List.of(Map.of("phone", PHONE), Map.of("contact_id", uuid)))
                .getBody(BulkResult.class);

        assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.DELETED, 2L));
        assertThat(sandbox.contacts()).isEmpty();
    }
}
