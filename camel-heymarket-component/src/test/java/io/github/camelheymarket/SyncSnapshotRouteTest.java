package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot spares searches for rows that need nothing, and is not believed for anything else. */
class SyncSnapshotRouteTest {

    private static final String URI = "heymarket:contacts/sync?strategy=snapshot&bulkSize=10";
    private static final String MARA = "12025550199";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Map<String, String> mara(String first) {
        return Map.of("phone", "+" + MARA, "first", first);
    }

    private static List<Map<String, String>> others(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Map.of("phone", String.format(Locale.ROOT, "+120255501%02d", i), "first", "Row" + i))
                .toList();
    }

    private SyncReport sync(String uri, Object body) {
        return routes.ok(uri, body).getBody(SyncReport.class);
    }

    @ParameterizedTest
    @EnumSource
    void whoAgreesIsNotSearched(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sync(URI, others(40));
        sandbox.clearRequests();

        assertThat(sync(URI, others(40)).getResult().getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, 40L));
        assertThat(sandbox.requests("POST", "/v2/contacts/search")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLaterRowIsComparedWithWhatAnEarlierOneWrote(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(MARA).first("Mara"));
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(mara("Ann"));
        rows.addAll(others(40));
        rows.add(mara("Mara"));

        sync(URI, rows);

        assertThat(sandbox.findByPhone(MARA).orElseThrow().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @EnumSource
    void whoOptsOutAfterTheSnapshotStaysOptedOut(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(MARA).first("Mara"));
        Iterator<Map<String, String>> rows = Stream.of("Ann")
                .map(first -> {
                    // Rows are read when the snapshot is done.
                    assertThat(sandbox.requests("POST", "/v2/contacts/list")).isNotEmpty();
                    routes.ok("heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", MARA));
                    return mara(first);
                })
                .iterator();

        sync(URI, rows);

        assertThat(sandbox.findByPhone(MARA).orElseThrow().first()).isEqualTo("Ann");
        assertThat(sandbox.findByPhone(MARA).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsCreatedByOthersAfterTheSnapshotIsNotCreatedTwice(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        Iterator<Map<String, String>> rows = Stream.of("Ann")
                .map(first -> {
                    sandbox.seed(Seed.phone(MARA).first("Mara"));
                    return mara(first);
                })
                .iterator();

        sync(URI, rows);

        assertThat(sandbox.allByPhone(MARA)).hasSize(1);
        assertThat(sandbox.findByPhone(MARA).orElseThrow().first()).isEqualTo("Ann");
    }
}
