package io.github.camelheymarket.examples.common.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the one command does, the same for each application: with the jar that was built, so after the phase package. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class OneCommandSpec {

    private final String example;
    private final Path jar;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** @param example the name of its folder */
    protected OneCommandSpec(String example) {
        this.example = example;
        this.jar = Path.of("target", example + ".jar").toAbsolutePath();
    }

    private int run(Map<String, String> environment, String... arguments) {
        assertThat(jar).as("the application, which ./mvnw verify builds").exists();
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--folder=" + work();
        return new ApplicationRun(example, jar, environment, print(out), print(err)).run(all);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("people.txt"), json);
    }

    private Path work() {
        return folder.resolve("work");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void theShippedFileIsLoadedAndComesBackAsChanges() throws Exception {
        int exitCode = run(Map.of(), "--profile=hostile");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("10 rows: 10 created, 0 updated, 0 unchanged, 0 unsuccessful")
                .contains("10 of 10 contacts received")
                .contains("health    UP at /", ", before the application was stopped")
                .containsPattern("UP +consumer:changes")
                .containsPattern("UP +producer:heymarket:localhost:");
        assertThat(exitCode).isEqualTo(ApplicationRun.SUCCESS);
        assertThat(work().resolve("outbox/changes.ndjson"))
                .content(StandardCharsets.UTF_8)
                .contains("Łucja");
    }

    /** In the other profile than the shipped file, and with the legacy key. */
    @Test
    void aFileGoesIntoTheAccountOfTheEnvironment() throws Exception {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Map<String, String> environment =
                    Map.of("HEYMARKET_BASE_URL", sandbox.baseUrl(), "HEYMARKET_API_KEY", sandbox.apiKey());
            Path file =
                    file("[{\"phone\": \"030 23125 123\", \"first\": \"Zoë\"}, {\"phone\": \"12\", \"last\": \"No\"}]");

            int exitCode = run(environment, "--real", "--region=DE", file.toString());

            assertThat(exitCode).isEqualTo(ApplicationRun.UNSUCCESSFUL);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("to        " + sandbox.baseUrl() + " (no sandbox)")
                    .contains("2 rows: 1 created, 0 updated, 0 unchanged, 1 unsuccessful")
                    .contains("row 1 REJECTED, PHONE_NOT_POSSIBLE")
                    .contains("1 of 1 contacts received");
            assertThat(work().resolve("outbox/rejected.ndjson"))
                    .content(StandardCharsets.UTF_8)
                    .isEqualTo("{\"phone\":\"12\",\"last\":\"No\"}\n");
            assertThat(sandbox.contacts()).extracting(SandboxContact::first).containsExactly("Zoë");
            assertThat(work().resolve("application.log"))
                    .content(StandardCharsets.UTF_8)
                    .contains("Heymarket at " + sandbox.baseUrl())
                    .doesNotContain(sandbox.apiKey())
                    .doesNotContain("Zoë");
        }
    }

    @Test
    void aRefusedCredentialIsReportedWithARemedy() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().start()) {
            Map<String, String> environment = Map.of(
                    "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                    "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                    "HEYMARKET_API_SECRET_KEY", "a-wrong-secret-key-of-the-whole-team");

            int exitCode = run(
                    environment, "--real", file("[{\"phone\": \"2025550143\"}]").toString());

            assertThat(exitCode).isEqualTo(ApplicationRun.FAILED);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("Check the API secret id and key")
                    .doesNotContain("a-wrong-secret-key");
        }
    }

    @Test
    void aFileThatCannotBeReadIsAFailure() throws Exception {
        int exitCode = run(
                Map.of(),
                file("[{\"phone\": \"2025550143\", \"shoe size\": \"44\"}]").toString());

        assertThat(exitCode).isEqualTo(ApplicationRun.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not load the file");
    }
}
