package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R8.6: what a sync of 10,000 rows costs. The figures of the profile kind are promised; the page has those of both. */
class SyncFiguresTest {

    /** Time goes on with each look at the clock, so that a busy machine sends no request more or less. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int ROWS = 10_000;
    private static final int CHUNKS = 100;
    private static final int CHANGED = 200;

    private static final class StandingTime implements Sleeper {

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("No write is lost here");
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }

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
                        .clock(() -> now.updateAndGet(before -> before.plusMillis(5)))
                        .recordBodies(false)
                        .maxRecorded(100)
                        .start();
                TestContext camel = new TestContext()) {
            sandbox.defineField("Membership");
            HeymarketConfiguration options =
                    camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            options.setBaseUrl(sandbox.baseUrl());
            options.setApiKey(sandbox.apiKey());
            options.setRequestsPerMinute(0);
            // By the sleeper's time no write waits for too long, however slow the machine is.
            camel.getRegistry().bind("sleeper", Sleeper.class, new StandingTime());
            camel.start();

            SyncReport first = sync(camel, sandbox, "search", rows(0));
            SyncReport again = sync(camel, sandbox, "search", rows(0));
            SyncReport nightly = sync(camel, sandbox, "search", rows(CHANGED));
            SyncReport walked = sync(camel, sandbox, "snapshot&pageSize=1000", rows(CHANGED));
            SyncReport back = sync(camel, sandbox, "snapshot&pageSize=1000", rows(0));

            assertThat(first.getResult().getCounts()).isEqualTo(Map.of(Outcome.CREATED, (long) ROWS));
            assertThat(again.getResult().getCounts()).isEqualTo(Map.of(Outcome.UNCHANGED, (long) ROWS));
            Map<Outcome, Long> some = Map.of(Outcome.UPDATED, (long) CHANGED, Outcome.UNCHANGED, (long) ROWS - CHANGED);
            assertThat(nightly.getResult().getCounts()).isEqualTo(some);
            assertThat(walked.getResult().getCounts())
                    .isEqualTo(again.getResult().getCounts());
            assertThat(back.getResult().getCounts()).isEqualTo(some);
            assertThat(sandbox.contactCount()).isEqualTo(ROWS);
            assertFigures(profile, List.of(first, again, nightly, walked, back));
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

    private SyncReport sync(DefaultCamelContext camel, HeymarketSandbox sandbox, String strategy, List<?> rows) {
        sandbox.clearRequests();
        // Between two runs the time is over for which searches lag behind.
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        SyncReport report = camel.createProducerTemplate()
                .requestBody("heymarket:contacts/sync?strategy=" + strategy, rows, SyncReport.class);
        assertThat(report.getRequests()).isEqualTo(sandbox.requestCount());
        return report;
    }

    private static void assertFigures(Profile profile, List<SyncReport> reports) {
        List<List<Long>> said = cells(profile).stream()
                .map(cell -> NUMBER.matcher(cell)
                        .results()
                        .map(number -> Long.valueOf(number.group()))
                        .toList())
                .map(numbers -> numbers.size() == 1 ? List.of(numbers.get(0), 0L) : numbers)
                .toList();
        assertThat(reports.stream()
                        .map(report -> List.of(report.getRequests(), report.getExtraRequests()))
                        .toList())
                .as("docs/sync.md, What it costs, " + profile)
                .isEqualTo(said);
    }

    /** Of the page's table, in the order of the runs. */
    private static List<String> cells(Profile profile) {
        String page = Repository.read(Repository.ROOT.resolve("docs/sync.md"));
        return Stream.of(
                        "first load",
                        "unchanged",
                        "2 % changed",
                        "unchanged, `strategy=snapshot&pageSize=1000`",
                        "2 % changed, `strategy=snapshot&pageSize=1000`")
                .map(run -> page.lines()
                        .filter(line -> line.startsWith("| " + run + " |"))
                        .findFirst()
                        .orElseThrow())
                .map(line -> line.split("\\|")[profile == Profile.KIND ? 2 : 3])
                .toList();
    }
}
