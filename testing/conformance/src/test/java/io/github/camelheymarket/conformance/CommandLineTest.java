package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments, wrong environments and wrong credentials end with 1 and say what to do, before anything is asked. */
class CommandLineTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--help me out of | Tests the Heymarket API",
                "--read-only --write | only one of --read-only, --write",
                "'' | Use --read-only (start with this)",
                "--wrte | Unknown option '--wrte'; the options are --read-only",
                "--write | --phones is required",
                "--clean-up | --phones is required",
                "--write --phones | requires a value",
                "--write --phones +12025550100-12025550149 | without a plus sign",
                "--write --phones 12025550100 | FIRST-LAST",
                "--write --phones 12025550149-12025550100 | lowest first",
                "--write --phones 12025550100-12025550999 | at most 100",
                "--write --phones 12025550100-12025550105 | at least 10",
                "--read-only --phones 12025550100-12025550149 | --phones and --avatar are not permitted",
                "--clean-up --phones 12025550100-12025550149 --avatar https://a.example/b | --out and --avatar are not permitted",
                "--read-only --out nowhere/at/all | does not exist",
                "--read-only --requests-per-minute 500 | from 1 to 400",
                "--read-only --requests-per-minute many | from 1 to 400",
                "--write --avatar me.png | URL of an image",
                "--read-only --send-to 12025550143 | use it alone or with --write",
                "--clean-up --phones 12025550100-12025550149 --send-to 12025550143 | use it alone or with --write",
                "--send-to +12025550199 | without a plus sign",
                "--send-to | requires a value",
                "--write --phones 12025550100-12025550149 --send-to 12025550143 | not one of the numbers of --phones",
                "--send-to 12025550199 --phones 12025550100-12025550149 | --phones and --avatar are not permitted",
                "--read-only --inbox 12 | --inbox and --opt-out require --send-to",
                "--read-only --opt-out | --inbox and --opt-out require --send-to",
                "--send-to 12025550199 --inbox main | id of an inbox",
            })
    void aWrongCommandLineIsRefused(String line, String message) {
        Kit kit = Kit.run(sandbox, line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(kit.out() + kit.err()).contains(message);
        assertThat(kit.code()).isEqualTo(line.startsWith("--help") ? ConformanceMain.OK : ConformanceMain.FAILED);
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The credential is missing: set the environment variables HEYMARKET_API_SECRET_ID",
                "HEYMARKET_API_SECRET_ID=abc | HEYMARKET_API_SECRET_ID is set and HEYMARKET_API_SECRET_KEY is not",
                "HEYMARKET_API_SECRET_KEY=s3cret | HEYMARKET_API_SECRET_KEY is set and HEYMARKET_API_SECRET_ID is not",
                "HEYMARKET_API_SECRET_ID=a HEYMARKET_API_SECRET_KEY=s3cret HEYMARKET_API_KEY=k | not all three",
                "HEYMARKET_API_KEY=s3cret HEYMARKET_BASE_URL=http://api.heymarket.com | https",
                "HEYMARKET_API_KEY=s3cret HEYMARKET_BASE_URL=nonsense | https",
            })
    void aWrongEnvironmentIsRefusedWithoutShowingAnyOfIt(String variables, String message) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ")) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        Kit kit = Kit.run(environment, InstantSource.system(), d -> {}, "--read-only");

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err()).contains(message).doesNotContain("s3cret");
    }

    @Test
    void theLegacyKeyWorksToo() {
        Account.fill(sandbox);
        Kit kit = Kit.run(
                Map.of("HEYMARKET_BASE_URL", sandbox.baseUrl() + "/", "HEYMARKET_API_KEY", sandbox.apiKey()),
                InstantSource.system(),
                d -> {},
                "--read-only",
                "--out",
                folder.toString());

        assertThat(kit.code()).isZero();
    }

    @Test
    void aRefusedCredentialEndsTheRunAtTheFirstRequest() {
        Map<String, String> environment = new HashMap<>(Kit.environment(sandbox));
        environment.put("HEYMARKET_API_SECRET_KEY", "another-s3cret");

        Kit kit = Kit.run(environment, InstantSource.system(), d -> {}, "--read-only", "--out", folder.toString());

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err()).contains("rejects the credential").doesNotContain("s3cret");
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void aDeniedCredentialEndsTheRunAtTheFirstRequest() {
        sandbox.faults().add(Fault.status(403).always());

        Kit kit = Kit.readOnly(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err()).contains("403").contains("support");
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    /** A credential that may read and not write. */
    @Test
    void deniedWritesAreReportedAndLeaveTheReadsTold() {
        sandbox.profile(Profile.KIND);
        Account.fill(sandbox);
        sandbox.faults()
                .add(Fault.status(403)
                        .when((m, p) -> m.equals("POST") && p.equals("/v1/contact"))
                        .always());

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        assertThat(kit.finding("CREATE_V1_ANSWER").path("note").asText()).contains("403");
        assertThat(kit.finding("COUNT_SHAPE").path("state").asText()).isEqualTo("answered");
        assertThat(sandbox.contacts()).hasSize(Account.PEOPLE);
    }

    @Test
    void nobodyThereIsAFailedRun() {
        Kit kit = Kit.run(
                Map.of("HEYMARKET_BASE_URL", "http://localhost:1", "HEYMARKET_API_KEY", "s3cret"),
                InstantSource.system(),
                d -> {},
                "--read-only",
                "--out",
                folder.toString());

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err()).contains("GET /v1/inboxes got no response");
    }
}
