package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxMainTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void startsAsTold() {
        try (HeymarketSandbox sandbox = start(
                "--set", "READ_UUID=NONE", "--profile", "kind", "--contacts", "3", "--field", "Tier", "--tag", "vip")) {
            assertThat(sandbox.settings())
                    .isEqualTo(SandboxSettings.of(Profile.KIND).with(Switch.READ_UUID, "NONE"));
            assertThat(sandbox.contactCount()).isEqualTo(3);
            assertThat(sandbox.fields()).extracting("title").containsExactly("Tier");
            assertThat(sandbox.tags()).extracting("label").containsExactly("vip");
            assertThat(output()).contains(sandbox.baseUrl(), sandbox.secretId(), sandbox.secretKey(), sandbox.apiKey());
        }
    }

    @Test
    void readsAProfileFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("profile.properties"), "profile=kind\nCURSOR=inclusive\n");

        for (String option : List.of("--settings", "--profile")) {
            try (HeymarketSandbox sandbox = start(option, file.toString())) {
                assertThat(sandbox.settings().get(Switch.CURSOR)).isEqualTo("INCLUSIVE");
                assertThat(sandbox.settings().get(Switch.READ_UUID)).isEqualTo("UUID");
            }
        }
    }

    @Test
    void helpNamesEverySwitchAndStartsNothing() {
        assertThat(SandboxMain.start(out(), SandboxArguments.parse("--help"))).isEmpty();

        for (Switch question : Switch.values()) {
            assertThat(output()).contains("  " + question.name() + "=");
        }
    }

    @Test
    void theUsualPortIsNotThatOfApplications() {
        assertThat(SandboxArguments.parse().builder().port).isEqualTo(8765);
        assertThat(SandboxArguments.HELP).contains("default 8765");
    }

    @Test
    void showsWhyAPortIsRefused() {
        try (HeymarketSandbox other = start()) {
            SandboxArguments arguments = SandboxArguments.parse("--port", Integer.toString(other.port()));

            assertThatThrownBy(() -> SandboxMain.start(out(), arguments))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox cannot listen on localhost, port " + other.port()
                            + ": Address already in use");
        }
    }

    @Test
    void showsThatThereIsNoSuchHost() {
        SandboxArguments arguments = SandboxArguments.parse("--host", "no-such-host.invalid");

        assertThatThrownBy(() -> SandboxMain.start(out(), arguments))
                .hasMessage("The sandbox cannot listen on no-such-host.invalid, port 8765: there is no such host");
    }

    @Test
    void deliversTheEventsOfTheCommandLineAndPrintsTheAnswers() throws Exception {
        try (EventReceiver receiver = new EventReceiver()) {
            SandboxArguments arguments = SandboxArguments.parse(
                    "--profile",
                    "kind",
                    "--webhook",
                    receiver.url(),
                    "--webhook-token",
                    "of-my-own",
                    "--deliver",
                    "target_opt_out=12025550107",
                    "--deliver",
                    "chat_closed");

            assertThat(SandboxMain.deliver(out(), arguments)).isTrue();

            assertThat(output()).isEqualToNormalizingNewlines("target_opt_out  200\nchat_closed  200\n");
            assertThat(receiver.bodies()).hasSize(2);
            assertThat(receiver.bodies().get(0)).contains("target_opt_out", "12025550107", "of-my-own");
        }
    }

    @Test
    void showsThatAnEventWasNotReceived() throws Exception {
        String gone;
        try (EventReceiver receiver = new EventReceiver()) {
            gone = receiver.url();
        }

        SandboxArguments arguments = SandboxArguments.parse("--webhook", gone, "--deliver", "target_opt_in");

        assertThat(SandboxMain.deliver(out(), arguments)).isFalse();
        assertThat(output()).isEqualToNormalizingNewlines("target_opt_in  no answer\n");
    }

    @Test
    void deliversWhatHappensAlsoAfterAReset() throws Exception {
        try (EventReceiver receiver = new EventReceiver();
                HeymarketSandbox sandbox = start("--webhook", receiver.url(), "--webhook-token", "of-my-own")) {
            assertThat(output()).contains("webhook token  of-my-own");

            sandbox.reset();
            sandbox.messaging().receive("12025550143", "Is Friday still ok?");

            await().untilAsserted(() -> assertThat(receiver.bodies())
                    .isNotEmpty()
                    .allSatisfy(body -> assertThat(body).contains("Is Friday still ok?", "of-my-own")));
        }
    }

    @Test
    void theServerSaysNothingOfItsOwn() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            do {
                lines.add(out.readLine());
            } while (!lines.get(lines.size() - 1).startsWith("webhook token"));
        } finally {
            program.destroy();
        }

        assertThat(lines).first().asString().startsWith("contacts ");
        assertThat(lines).noneMatch(line -> line.contains("jetty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profle kind | no option '--profle'; there are --port",
                "--profile nice | no profile 'nice'; there are hostile and kind, and there is no such file",
                "--set READ_UUID | SWITCH=VALUE",
                "--set READ_UUID=MAYBE | it has NONE, UUID",
                "--port | needs a value",
                "--port many | whole number",
                "--deliver target_opt_in | --deliver needs the receiver: --webhook URL",
                "--webhook http://localhost:1/ --deliver opt_out | no event 'opt_out'; there are message_sent",
                "--webhook http://localhost:1/ --deliver target_opt_in=+1 | a phone in digits, such as target_opt_in=12025550143",
                "--webhook localhost:8080 | an address such as http://localhost:8080/heymarket/events",
                "--settings nowhere.properties | cannot read nowhere.properties",
            })
    void aWrongCommandLineIsRefusedWithWhatIsKnown(String arguments, String message) {
        assertThatThrownBy(() -> SandboxArguments.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private HeymarketSandbox start(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--port";
        all[arguments.length + 1] = "0";
        return SandboxMain.start(out(), SandboxArguments.parse(all)).orElseThrow();
    }

    private PrintStream out() {
        return new PrintStream(written, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
