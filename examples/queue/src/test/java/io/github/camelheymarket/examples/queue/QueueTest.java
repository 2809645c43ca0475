package io.github.camelheymarket.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A message that never gets done would keep the program at work for ever. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QueueTest {

    @TempDir
    Path folder;

    @AfterEach
    void noThreadIsLeft() {
        Leftovers.noThreads("output of.*|Camel.*|qtp.*|Scheduler-.*");
    }

    @Test
    void storesEachContactOnceWhenBrokerAndConsumerAreKilled() throws IOException {
        ProgramRun run =
                ProgramRun.of(Map.of(), folder, "--messages=300", "--poison=5", "--consumers=2", "--profile=hostile");

        assertThat(run.err()).doesNotContain("Failed");
        assertThat(run.exitCode()).isEqualTo(Queue.SUCCESS);
        assertThat(run.out())
                .containsSubsequence("killed    the consumer", "killed    the broker", "killed    the consumer");
        assertThat(run.count("messages")).isEqualTo(305);
        assertThat(run.count("stored")).isEqualTo(300);
        assertThat(run.count("missing")).isZero();
        assertThat(run.count("duplicates")).isZero();
        assertThat(run.count("dead")).isEqualTo(5);
        assertThat(run.out())
                .contains(
                        "dead, PHONE_NOT_POSSIBLE: ",
                        "dead, NO_KEY: ",
                        "dead, NOT_A_CONTACT: ",
                        "dead, UNKNOWN_FIELD: ",
                        "dead, NOT_ONE_CONTACT: ");
        assertThat(Files.readAllLines(run.dead())).hasSize(5).contains("this is no contact");
    }

    @Test
    void bringsAFileToTheApiOfTheEnvironment() throws IOException {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Path file = Files.writeString(
                    folder.resolve("people.ndjson"),
                    "{\"phone\":\"12025550143\",\"first\":\"Mara\"}\n\n{\"phone\":\"12025550107\"}\n{\"phone\":\"1\"}\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).isEqualTo(Queue.DEAD_LETTERS);
            assertThat(run.count("kills")).isZero();
            assertThat(run.count("stored")).isEqualTo(2);
            assertThat(sandbox.contactCount()).isEqualTo(2);
            assertThat(run.dead()).hasContent("{\"phone\":\"1\"}");
        }
    }

    @Test
    void keepsAMessageThatFailedForAnotherTime() throws IOException {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            sandbox.faults().add(Fault.status(403).on("POST", "/v2/contacts/search"));
            sandbox.faults().add(Fault.vanishRows(1).on("POST", "/v2/contacts"));
            Path file = Files.writeString(folder.resolve("people.ndjson"), "{\"phone\":\"12025550143\"}\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).isEqualTo(Queue.SUCCESS);
            assertThat(run.dead()).doesNotExist();
            assertThat(Path.of(run.out().replaceAll("(?s).*its messages in (\\S+).*", "$1")))
                    .doesNotExist();
            assertThat(sandbox.contactCount()).isEqualTo(1);
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::fault)
                    .filteredOn(Objects::nonNull)
                    .hasSize(2);
        }
    }

    @Test
    void failsWithoutCredentialsAndWithWrongOptions() {
        ProgramRun without = ProgramRun.of(Map.of(), folder, "--real", "pom.xml");
        ProgramRun nobody = ProgramRun.of(Map.of(), folder, "--real");
        ProgramRun mistyped = ProgramRun.of(Map.of(), folder, "--poisson", "3");
        ProgramRun none = ProgramRun.of(Map.of(), folder, "--consumers", "0");

        assertThat(without.exitCode()).isEqualTo(Queue.FAILED);
        assertThat(without.err()).contains("HEYMARKET_API_SECRET_ID");
        assertThat(nobody.err()).contains("A FILE is required");
        assertThat(mistyped.err()).contains("Did you mean '--poison'?");
        assertThat(none.err()).contains("--consumers must be at least 1, not 0.");
    }
}
