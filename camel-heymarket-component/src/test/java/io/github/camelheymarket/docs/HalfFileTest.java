package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No route that the pages show takes half a file that is still being written. */
class HalfFileTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> PHONES = List.of("12025550143", "12025550144", "12025550145");

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    private Path inbox;

    @TempDir
    private Path elsewhere;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final TestContext camel = new TestContext();
    private int passed;

    @BeforeEach
    void configure() {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        camel.getPropertiesComponent().addInitialProperty("inbox", inbox.toString());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    /** Between two lines the route looks into the folder at least once. */
    @ParameterizedTest
    @ValueSource(strings = {"readme.yaml", "sync.yaml"})
    void aFileThatIsWrittenLineByLineIsTakenAsAWhole(String sample) throws Exception {
        // So that a look at the file, which is still too young, is over soon.
        start(sample(sample)
                .replaceFirst(
                        "( *)(readLockMinAge.*\n)", "$1$2$1readLockTimeout: 300\n$1readLockCheckInterval: 100\n"));
        Path file = inbox.resolve("people.ndjson");
        for (String phone : PHONES) {
            append(file, line(phone));
            // A machine that is busy must not make it old.
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(LIMIT)));
            awaitPass();
            assertThat(stored()).as("after " + phone).doesNotContainAnyElementsOf(PHONES);
        }

        finish(file);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(stored()).containsAll(PHONES));
    }

    @Test
    void aFileIsTakenWhenItsDoneFileIsThere() throws Exception {
        start(sample("done-file.yaml"));
        Path file = inbox.resolve("people.ndjson");
        for (String phone : PHONES) {
            append(file, line(phone));
            awaitPass(".json.done");
            assertThat(stored()).as("after " + phone).doesNotContainAnyElementsOf(PHONES);
        }

        Files.createFile(inbox.resolve("people.ndjson.done"));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(stored()).containsAll(PHONES));
    }

    /** Whoever writes a new sample with a file sees here that it has to wait. */
    @Test
    void eachRouteThatBeginsWithAFileWaitsForAWholeOne() throws IOException {
        Set<String> careless = new TreeSet<>();
        for (Path file : routes()) {
            String text = Files.readString(file);
            if (text.matches("(?s).*from:\\s+uri: \"?file:.*")
                    && !(text.contains("readLockMinAge:") || text.contains("doneFileName:"))) {
                careless.add(Repository.name(file));
            }
        }
        assertThat(careless).isEmpty();
    }

    private static List<Path> routes() throws IOException {
        List<Path> roots = Stream.of("examples", "runtimes", "camel-heymarket-component/src/test/resources")
                .map(Repository.ROOT::resolve)
                .toList();
        List<Path> routes = new java.util.ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(routes::add);
            }
        }
        return routes;
    }

    /** Until one look at the folder that began after this call is over: two whole files, one behind the other. */
    private void awaitPass(String... alsoThere) throws IOException {
        for (int i = 0; i < 2; i++) {
            String phone = "120255500" + (10 + passed++);
            Path file = Files.writeString(elsewhere.resolve(phone + ".json"), line(phone));
            finish(file);
            for (String end : alsoThere) {
                Files.createFile(inbox.resolve(phone + end));
            }
            Files.move(file, inbox.resolve(phone + ".json"));
            await().atMost(LIMIT).untilAsserted(() -> assertThat(stored()).contains(phone));
        }
    }

    /** As a file is of which nobody has written anything for an hour. */
    private static void finish(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String phone) {
        return "{\"phone\": \"+" + phone + "\"}\n";
    }

    private Set<String> stored() {
        return sandbox.contacts().stream().map(SandboxContact::phone).collect(Collectors.toSet());
    }

    private void start(String route) throws Exception {
        String often = route.replaceFirst("( *)(moveFailed.*\n)", "$1$2$1delay: 20\n$1initialDelay: 20\n");
        assertThat(often).isNotEqualTo(route);
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("sample.yaml", often));
        camel.start();
    }

    private static String sample(String name) throws IOException {
        try (var file = HalfFileTest.class.getResourceAsStream("/docs-samples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
