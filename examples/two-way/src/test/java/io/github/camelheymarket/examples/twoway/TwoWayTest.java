package io.github.camelheymarket.examples.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.examples.common.ExampleRun;
import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoWayTest {

    /** The program compares both sides, and fails if they differ or one answers the other. */
    @ParameterizedTest
    @CsvSource({"kind, last", "hostile, heymarket"})
    void killedOnceItMakesBothSidesEqual(String profile, String conflict) {
        ProgramRun run = ProgramRun.of(
                Map.of(), "--people=40", "--edits=200", "--kills=1", "--profile=" + profile, "--conflict=" + conflict);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  0 writes after both sides agreed")
                .contains("  0 people differ between the table and Heymarket");
        assertThat(run.exitCode()).isEqualTo(TwoWay.SUCCESS);
        Leftovers.noThreads("Camel.*");
    }

    @Test
    void withHeymarketItRunsUntilItIsStopped(@TempDir Path folder) throws Exception {
        try (HeymarketSandbox sandbox =
                        HeymarketSandbox.builder().profile(Profile.KIND).start();
                Database database = Database.open(null, Map.of())) {
            sandbox.seed(Seed.phone("12025550143").first("Mara").last("Lindqvist"));
            sandbox.seed(Seed.emailOnly("ann@example.org"));
            Map<String, String> environment = new HashMap<>(ExampleRun.environment(sandbox));
            environment.put("PGUSER", "postgres");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<ProgramRun> run = thread.submit(() -> ProgramRun.of(
                        environment, "--real", "--database=" + database.url(), "--cursor=" + folder.resolve("cursor")));
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> database.people().equals(Map.of("12025550143", "Mara Lindqvist")));
                thread.shutdownNow();

                assertThat(run.get().out()).contains("Stopped.").doesNotContain("2025550143");
                assertThat(run.get().exitCode()).isEqualTo(TwoWay.SUCCESS);
            } finally {
                thread.shutdownNow();
            }
        }
    }

    @Test
    void failsWithoutCredentialsAndWithWrongOptions() {
        String url = "jdbc:postgresql://localhost/x";

        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url, "--cursor", "c")
                        .err())
                .contains("HEYMARKET_API_SECRET_ID");
        assertThat(ProgramRun.of(Map.of(), "--real").err()).contains("--real and --database require each other");
        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url).err())
                .contains("--cursor is required with --real");
        assertThat(ProgramRun.of(Map.of(), "--conflict", "nobody").err()).contains("--conflict");
        assertThat(ProgramRun.of(Map.of(), "--edit", "3").err()).contains("Did you mean '--edits'?");
    }
}
