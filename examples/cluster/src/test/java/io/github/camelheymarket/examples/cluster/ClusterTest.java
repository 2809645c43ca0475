package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A message that never gets done would keep the program at work for ever. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClusterTest {

    @TempDir
    Path folder;

    @Test
    void storesEachContactOnceWithinOneBudgetWhenANodeIsKilled() throws IOException {
        ProgramRun run = ProgramRun.of(
                Map.of(),
                folder,
                "--nodes=2",
                "--consumers=1",
                "--contacts=400",
                "--poison=3",
                "--batch=20",
                "--profile=hostile");

        assertThat(run.err()).doesNotContain("Failed");
        assertThat(run.exitCode()).isEqualTo(Cluster.SUCCESS);
        assertThat(run.out()).contains("killed    node 2 after ");
        assertThat(run.count("records")).isEqualTo(403);
        assertThat(run.count("stored")).isEqualTo(400);
        assertThat(run.count("missing")).isZero();
        assertThat(run.count("duplicates")).isZero();
        assertThat(run.count("dead")).isEqualTo(3);
        assertThat(run.count("rejected")).isZero();
        assertThat(run.out()).containsPattern("node 1 +[\\d,]+ +requests, [1-9][\\d,]* records done");
        assertThat(run.out()).contains("dead, PHONE_NOT_POSSIBLE: ", "dead, NO_KEY: ", "dead, NOT_A_CONTACT: ");
        assertThat(Files.readAllLines(run.dead())).hasSize(3).contains("this is no contact");
        assertThat(Path.of(run.out().replaceAll("(?s).* at localhost:\\d+, in (\\S+).*", "$1")))
                .doesNotExist();
    }

    @Test
    void bringsAFileToTheApiOfTheEnvironmentTheSimpleWay() throws IOException {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Path file = Files.writeString(
                    folder.resolve("people.ndjson"),
                    "{\"phone\":\"+12025550143\",\"first\":\"Mara\",\"shoe size\":\"44\"}\n\n{\"phone\":\"1\"}\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString(), "--nodes=1", "--split");

            assertThat(run.exitCode()).isEqualTo(Cluster.DEAD_LETTERS);
            assertThat(run.count("kills")).isZero();
            assertThat(run.count("stored")).isEqualTo(1);
            assertThat(sandbox.findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
            assertThat(run.dead()).hasContent("{\"phone\":\"1\"}");
            Leftovers.noThreads("output of.*|kafka-.*|Camel.*");
        }
    }

    @Test
    void failsWithoutCredentialsAndWithWrongOptions() {
        ProgramRun without = ProgramRun.of(Map.of(), folder, "--real", "pom.xml");
        ProgramRun nobody = ProgramRun.of(Map.of(), folder, "--real");
        ProgramRun mistyped = ProgramRun.of(Map.of(), folder, "--node", "3");
        ProgramRun many = ProgramRun.of(Map.of(), folder, "--nodes=4", "--consumers=4");
        ProgramRun slow = ProgramRun.of(Map.of(), folder, "--requests-per-minute=9");

        assertThat(without.exitCode()).isEqualTo(Cluster.FAILED);
        assertThat(without.err()).contains("HEYMARKET_API_SECRET_ID");
        assertThat(nobody.err()).contains("A FILE is required");
        assertThat(mistyped.err()).contains("Did you mean '--nodes'?");
        assertThat(many.err()).contains("12 partitions");
        assertThat(slow.err()).contains("--requests-per-minute must be at least 10, not 9.");
    }
}
