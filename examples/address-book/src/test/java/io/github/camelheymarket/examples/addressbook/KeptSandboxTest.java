package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSandboxTest {

    private static final Pattern OPEN = Pattern.compile("The sandbox stays open: (http://localhost:\\d+/) ");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void theSandboxIsThereWithItsPageAfterTheWorkUntilTheProgramIsStopped() throws Exception {
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread program = new Thread(() -> exitCode.set(new AddressBook(Map.of(), print(out), print(err))
                .run(
                        "--keep",
                        "--out",
                        folder.resolve("out.csv").toString(),
                        "--rejected",
                        folder.resolve("rejected.csv").toString())));
        program.start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> OPEN.matcher(text(out)).find());
            Matcher open = OPEN.matcher(text(out));
            assertThat(open.find()).isTrue();
            assertThat(text(out)).contains("  page      " + open.group(1));
            assertThat(page(open.group(1))).contains("Mara", "/v2/contacts");
            assertThat(program.isAlive()).isTrue();

            program.interrupt();
            program.join(Duration.ofMinutes(1).toMillis());

            assertThat(exitCode).hasValue(0);
            assertThatThrownBy(() -> page(open.group(1))).isInstanceOf(ConnectException.class);
        } finally {
            program.interrupt();
            program.join();
        }
    }

    @Test
    void onlyTheEmbeddedSandboxCanBeKept() {
        assertThatThrownBy(() -> Options.parse("--keep", "--base-url", "http://localhost:1", "pom.xml"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--keep and --open are for the embedded sandbox");
        assertThat(Options.parse("--open").staysOpen()).isTrue();
        assertThat(Options.parse().staysOpen()).isFalse();
    }

    @Test
    void withoutABrowserTheAddressIsSaid() {
        Console console = new Console(print(out), print(err), false);

        new PageOpener(List.of("no-such-program-on-this-machine"), console).open("http://localhost:1/");

        assertThat(text(err)).contains("Open http://localhost:1/ yourself");
    }

    @Test
    void aBrowserThatFailsIsSaidToo() {
        Console console = new Console(print(out), print(err), false);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        new PageOpener(List.of(java, "-no-such-option"), console).open("http://localhost:1/");

        await().until(() -> text(err).contains("Open http://localhost:1/ yourself"));
    }

    @Test
    void eachSystemHasItsOwnProgram() {
        assertThat(PageOpener.command("Linux")).containsExactly("xdg-open");
        assertThat(PageOpener.command("Mac OS X")).containsExactly("open");
        assertThat(PageOpener.command("Windows 11")).startsWith("cmd", "/c", "start");
    }

    private static String page(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
