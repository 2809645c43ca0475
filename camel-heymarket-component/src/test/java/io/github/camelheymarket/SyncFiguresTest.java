package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8.6: what a sync of 10,000 rows costs. The figures of the profile kind are promised, those of hostile are printed. */
class SyncFiguresTest {

    private volatile Duration later = Duration.ZERO;

    private static final int ROWS = 10_000;
    private static final int CHUNKS = 100;
    private static final int CHANGED = 200;

    private static List<Map<String, Object>> rows(int changed) {
        return IntStream.range(0, ROWS)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "phone",
                        String.format(Locale.ROOT, "+1202%07d", 2_000_000 + i),
                        "first",
                        "First" + i,
                        "Membership",
                        i % (ROWS / CHANGED) == 0 && changed > 0 ? "gold" : "silver"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandRows(Profile profile) throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                        .profile(profile)
                        .clock(() -> Instant.now().plus(later))
                        .recordBodies(false)
                        .maxRecorded(100)
                        .start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            sandbox.defineField("Membership");
            HeymarketConfiguration options =
                    camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            options.setBaseUrl(sandbox.baseUrl());
            options.setApiKey(sandbox.apiKey());
            options.setRequestsPerMinute(0);
            camel.start();

            SyncReport first = sync(camel, sandbox, profile, "first load", "search", rows(0));
            SyncReport again = sync(camel, sandbox, profile, "unchanged", "search", rows(0));
            SyncReport nightly = sync(camel, sandbox, profile, "2 % changed", "search", rows(CHANGED));
            SyncReport walked = sync(camel, sandbox, profile, "unchanged", "snapshot&pageSize=1000", rows(CHANGED));
            SyncReport back = sync(camel, sandbox, profile, "2 % changed", "snapshot&pageSize=1000", rows(0));

            assertThat(first.getResult().getCounts()).isEqualTo(Map.of(Outcome.CREATED, (long) ROWS));
            assertThat(again.getResult().getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, (long) ROWS));
            Map<Outcome, Long> some = Map.of(Outcome.UPDATED, (long) CHANGED, Outcome.UNCHANGED, (long) ROWS - CHANGED);
            assertThat(nightly.getResult().getCounts()).isEqualTo(some);
            assertThat(walked.getResult().getCounts())
                    .isEqualTo(again.getResult().getCounts());
            assertThat(back.getResult().getCounts()).isEqualTo(some);
            assertThat(sandbox.contactCount()).isEqualTo(ROWS);
            if (profile == Profile.KIND) {
                assertThat(first.getRequests()).isEqualTo(2 * CHUNKS + 1);
                assertThat(again.getRequests() - again.getExtraRequests()).isEqualTo(CHUNKS + 1);
                assertThat(again.getExtraRequests())
                        .as("that answers are not cut, proved once a client")
                        .isLessThanOrEqualTo(2);
                assertThat(nightly.getRequests()).isEqualTo(CHUNKS + CHANGED / 100 + 1);
                assertThat(walked.getRequests()).isEqualTo(ROWS / 1000 + 2 + 1);
                assertThat(back.getRequests()).isEqualTo(ROWS / 1000 + 2 + 2 * CHANGED / 100 + 1);
            }
        }
    }

    private SyncReport sync(
            DefaultCamelContext camel,
            HeymarketSandbox sandbox,
            Profile profile,
            String what,
            String strategy,
            List<?> rows) {
        sandbox.clearRequests();
        // Between two runs the time is over for which searches lag behind.
        later = later.plusMinutes(1);
        SyncReport report = camel.createProducerTemplate()
                .requestBody("heymarket:contacts/sync?strategy=" + strategy, rows, SyncReport.class);
        assertThat(report.getRequests()).isEqualTo(sandbox.requestCount());
        System.out.printf(
                Locale.ROOT,
                "sync %-7s %-11s %-22s %,6d requests, %,5d of them extra, %.1f s%n",
                profile.name().toLowerCase(Locale.ROOT),
                what,
                strategy,
                report.getRequests(),
                report.getExtraRequests(),
                report.getSeconds());
        return report;
    }
}
