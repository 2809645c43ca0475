package io.github.camelheymarket.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The application as its own test has it: with the sandbox in place of Heymarket. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"inbox.quiet = 100", "changes.delay = 200"})
@DirtiesContext
class ContactsTest {

    @TempDir
    static Path folder;

    @Autowired
    HeymarketSandbox sandbox;

    @Autowired
    TestRestTemplate http;

    /** As a bean it begins before Camel and ends after it. */
    @TestConfiguration
    static class Heymarket {

        @Bean(destroyMethod = "close")
        HeymarketSandbox sandbox() {
            return HeymarketSandbox.builder().start();
        }

        @Bean
        DynamicPropertyRegistrar options(HeymarketSandbox sandbox) {
            return properties -> {
                properties.add("inbox", () -> folder.resolve("inbox").toString());
                properties.add("outbox", () -> folder.resolve("outbox").toString());
                properties.add("camel.component.heymarket.base-url", sandbox::baseUrl);
                properties.add("camel.component.heymarket.api-secret-id", sandbox::secretId);
                properties.add("camel.component.heymarket.api-secret-key", sandbox::secretKey);
            };
        }
    }

    @Test
    void aFileInTheInboxGoesIntoHeymarket() throws Exception {
        put("people.json", "[{\"phone\": \"(202) 555-0143\", \"first\": \"Mara\"}]");

        await().untilAsserted(() -> assertThat(outbox("people-result.json")).contains("\"CREATED\":1"));
        assertThat(sandbox.findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
    }

    @Test
    void aRowThatIsNotAcceptedComesToTheOutboxAsItWas() throws Exception {
        put("mixed.json", "[{\"phone\": \"(202) 555-0118\"}, {\"phone\": \"12\", \"first\": \"Zoë\"}]");

        await().untilAsserted(() -> assertThat(outbox("mixed-result.json")).contains("\"unsuccessful\":1"));
        assertThat(outbox("rejected.ndjson")).isEqualTo("{\"phone\":\"12\",\"first\":\"Zoë\"}\n");
    }

    @Test
    void aChangeInHeymarketComesToTheOutbox() {
        await().untilAsserted(() -> assertThat(http.getForObject("/actuator/health", String.class))
                .contains("\"consumer:changes\":\"UP\""));
        sandbox.seed(Map.of("phone", "12025550107", "first", "José"));

        await().untilAsserted(() -> assertThat(outbox("changes.ndjson")).contains("\"first\":\"José\""));
    }

    @Test
    void theActuatorShowsWhetherTheCredentialIsAccepted() {
        await().untilAsserted(() -> assertThat(http.getForObject("/actuator/health", String.class))
                .contains(sandbox.baseUrl())
                .containsPattern("\"producer:heymarket:localhost:\\d+:[0-9a-f]{16}\":\"UP\""));
    }

    private static void put(String name, String json) throws Exception {
        Path unfinished = Files.writeString(folder.resolve(name), json);
        Files.move(unfinished, Files.createDirectories(folder.resolve("inbox")).resolve(name));
    }

    /** Empty as long as there is no such file. */
    private static String outbox(String name) throws Exception {
        Path file = folder.resolve("outbox").resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
