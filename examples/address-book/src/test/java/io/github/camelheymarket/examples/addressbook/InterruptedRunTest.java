package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.examples.common.ExampleRun;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C does to the program. It runs in its own JVM, which receives the signal. */
class InterruptedRunTest {

    private static final String WRITES = "/v2/contacts";
    private static final int ROWS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void stopsAfterTheCallInProgressSaysWhatWasDoneAndContinuesWhenRunAgain() throws Exception {
        Path people = people();
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Fault held = Fault.holdBeforeApply()
                    .when((method, path) -> path.equals(WRITES))
                    .times(1);
            sandbox.faults().add(held);
            Process program = start(sandbox, people);
            try {
                assertThat(held.awaitReached(PATIENCE)).isTrue();
                program.destroy();
                await().atMost(PATIENCE).until(() -> err().contains("Stopping after the call in progress"));
                held.release();

                assertThat(program.waitFor()).isEqualTo(128 + 15);
            } finally {
                program.destroyForcibly().waitFor();
            }

            assertThat(sandbox.requests("POST", WRITES))
                    .filteredOn(request -> request.path().equals(WRITES))
                    .hasSize(1);
            assertThat(sandbox.contactCount()).isEqualTo(100);
            assertThat(out()).containsPattern("  created +100\n");
            assertThat(out()).containsPattern("  not sent +\\d+\n").containsPattern("  rejected +0\n");
            assertThat(err()).contains("Stopped. Run it again with the same file to continue");
            assertThat(files()).containsExactlyInAnyOrder("people.csv", "out.txt", "err.txt");

            ProgramRun again = ProgramRun.on(sandbox, folder, people.toString());
            assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
            assertThat(sandbox.contactCount()).isEqualTo(ROWS);
            assertThat(again.count("created")).isEqualTo(ROWS - 100);
        }
    }

    private Path people() throws IOException {
        return Files.writeString(
                folder.resolve("people.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> String.format("+1202555%04d,Person %d", i, i))
                        .collect(Collectors.joining("\n", "phone,first\n", "\n")));
    }

    private Process start(HeymarketSandbox sandbox, Path people) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AddressBook.class.getName()));
        command.addAll(List.of("--base-url", sandbox.baseUrl(), "--bulk-size", "100", people.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().putAll(ExampleRun.environment(sandbox));
        return builder.start();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
