package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(SandboxMain.start(new PrintStream(written, true, StandardCharsets.UTF_8), "--help"))
                .isEmpty();

        for (Switch question : Switch.values()) {
            assertThat(output()).contains("  " + question.name() + "=");
        }
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
        return SandboxMain.start(new PrintStream(written, true, StandardCharsets.UTF_8), all)
                .orElseThrow();
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
