package io.github.camelheymarket.examples.common.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no application; each of the two examples runs its own. */
class ApplicationRunTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ApplicationRun("quarkus", folder.resolve("no.jar"), Map.of(), out, errors).run(arguments);
    }

    @Test
    void anApplicationThatEndsByItselfIsAFailureThatNamesItsLog() {
        Path work = folder.resolve("work");

        assertThat(run("--folder=" + work)).isEqualTo(ApplicationRun.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The application has ended")
                .contains(work.resolve("application.log").toString());
        assertThat(work.resolve("application.log")).content().contains("no.jar");
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThat(run("--folder=" + folder)).isEqualTo(ApplicationRun.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not empty");
    }

    @Test
    void theRealApiNeedsAFileAndCredentials() throws Exception {
        assertThat(run("--real")).isEqualTo(ApplicationRun.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("A FILE is required");

        Path file = Files.writeString(folder.resolve("people.json"), "[]");
        assertThat(run("--real", file.toString())).isEqualTo(ApplicationRun.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("HEYMARKET_API_SECRET_ID");
    }

    @Test
    void eachRuntimeShowsItsPort() {
        assertThat(Framework.of("quarkus").port("... Listening on: http://127.0.0.1:38193"))
                .contains(38193);
        assertThat(Framework.of("spring-boot").port("... Tomcat started on port 44505 (http)"))
                .contains(44505);
        assertThat(Framework.of("quarkus").port("... Apache Camel (Main) 4.18.2 is starting"))
                .isEmpty();
        assertThatThrownBy(() -> Framework.of("webhook")).isInstanceOf(IllegalArgumentException.class);
    }
}
