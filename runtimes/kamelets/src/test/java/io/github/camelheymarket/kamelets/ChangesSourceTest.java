package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangesSourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path outbox;

    private KameletApp start() throws Exception {
        return new KameletApp()
                .property("heymarket.secret.id", HEYMARKET.sandbox().secretId())
                .property("heymarket.secret.key", HEYMARKET.sandbox().secretKey())
                .property("heymarket.url", HEYMARKET.sandbox().baseUrl())
                .property("outbox", outbox.toString())
                .start("changes-source.yaml");
    }

    @Test
    void theFileOfTheCursorMayHaveAnyCharacters() throws Exception {
        outbox = Files.createDirectories(outbox.resolve("R&D + 50% sales"));
        HEYMARKET.sandbox().seed(Map.of("phone", "12025550143", "first", "Mara"));
        try (KameletApp app = start()) {
            delivered(app, 1);
        }

        assertThat(outbox.resolve("changes.cursor")).exists();
    }

    private static Message delivered(KameletApp app, int number) {
        return await().atMost(PATIENCE)
                .until(() -> app.mock("broker").getExchanges(), exchanges -> exchanges.size() >= number)
                .get(number - 1)
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactReachesTheRouteAsJsonTextWithTheHeadersOfCloudEvents(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().seed(Map.of("phone", "12025550143", "first", "Mara"));
        try (KameletApp app = start()) {
            Message message = delivered(app, 1);

            assertThat(message.getBody()).isInstanceOf(String.class);
            assertThat(message.getBody(String.class)).contains("\"first\":\"Mara\"");
            assertThat(message.getHeaders())
                    .containsEntry("CamelHeymarketResultChange", "changed")
                    .containsEntry("CamelCloudEventType", "com.heymarket.contact");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void afterARestartOnlyWhatIsNewOrGoneReachesTheRoute(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().seed(Map.of("phone", "12025550143", "first", "Mara"));
        SandboxContact jonas = HEYMARKET.sandbox().seed(Map.of("phone", "12025550144", "first", "Jonas"));
        try (KameletApp app = start()) {
            delivered(app, 2);
        }
        HEYMARKET.sandbox().seed(Map.of("phone", "12025550145", "first", "Lena"));
        HEYMARKET.sandbox().delete(jonas.id());
        try (KameletApp app = start()) {
            delivered(app, 2);

            List<Exchange> exchanges = app.mock("broker").getExchanges();
            assertThat(exchanges)
                    .extracting(exchange -> exchange.getMessage().getHeader("CamelHeymarketResultChange"))
                    .containsExactlyInAnyOrder("changed", "deleted");
        }
    }
}
