package io.github.camelheymarket.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application as its own test has it: with the sandbox in place of Heymarket. */
@QuarkusTest
@QuarkusTestResource(Heymarket.class)
class ContactsTest {

    HeymarketSandbox sandbox;

    Path folder;

    @TestHTTPResource("/q/health")
    URI health;

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
        await().untilAsserted(() -> assertThat(health()).contains("\"consumer:changes\": \"UP\""));
        sandbox.seed(Map.of("phone", "12025550107", "first", "José"));

        await().untilAsserted(() -> assertThat(outbox("changes.ndjson")).contains("\"first\":\"José\""));
    }

    @Test
    void theHealthShowsWhetherTheCredentialIsAccepted() {
        await().untilAsserted(() ->
                assertThat(health()).containsPattern("\"producer:heymarket:localhost:\\d+:[0-9a-f]{16}\": \"UP\""));
    }

    private String health() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void put(String name, String json) throws Exception {
        Path unfinished = Files.writeString(folder.resolve(name), json);
        Files.move(unfinished, Files.createDirectories(folder.resolve("inbox")).resolve(name));
    }

    /** Empty as long as there is no such file. */
    private String outbox(String name) throws Exception {
        Path file = folder.resolve("outbox").resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
