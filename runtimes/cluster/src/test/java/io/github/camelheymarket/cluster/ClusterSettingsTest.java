package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/app";

    @Test
    void namesMayBeWrittenInEitherWay() {
        ClusterSettings dashes = settings("outage-wait", "1m", "late-requests", "20");
        ClusterSettings camelCase = settings("outageWait", "60s", "lateRequests", "20");

        assertThat(dashes).isEqualTo(camelCase);
        assertThat(dashes.outageWait()).isEqualTo(Duration.ofMinutes(1));
        assertThat(dashes.lateRequests()).isEqualTo(20);
        assertThat(dashes.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void withoutPropertiesAndWhenDisabledThereIsNoSharedBudget() {
        assertThat(ClusterSettings.of(Map.of())).isEmpty();
        assertThat(ClusterSettings.of(Map.of("url", URL, "enabled", "false"))).isEmpty();
    }

    @Test
    void aTypoIsNamedWithWhatThereIsAndWithoutItsValue() {
        assertThatThrownBy(() -> settings("pasword", "hidden-word"))
                .hasMessageContaining("does not have camel.heymarket.cluster.pasword.")
                .hasMessageContaining("password, timeout, url, username")
                .hasMessageNotContaining("hidden-word");
    }

    @Test
    void aMissingUrlIsNamedWithExamples() {
        assertThatThrownBy(() -> ClusterSettings.of(Map.of("password", "hidden-word")))
                .hasMessageStartingWith("camel.heymarket.cluster.url is missing. ")
                .hasMessageContaining("redis://host:6379");
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, soon, is a time above zero such as 5s",
        "timeout, 0, is a time above zero such as 5s",
        "outage-wait, -1s, is a time above zero such as 5s",
        "late-requests, many, is a number of requests",
        "late-requests, -1, is a number of requests",
        "enabled, perhaps, is true or false"
    })
    void aWrongValueIsNamedWithWhatIsExpected(String name, String value, String expected) {
        assertThatThrownBy(() -> settings(name, value))
                .hasMessageContaining(ClusterSettings.PREFIX + name + " " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://app:hidden-word@db.example/app",
                "jdbc:mysql://db.example/app?password=hidden-word",
                "db.example"
            })
    void aUrlOfAnotherServerIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> ServerAddress.of(url))
                .hasMessageContaining("begins with jdbc:postgresql:, redis:// or rediss://, not with ")
                .hasMessageNotContaining("hidden-word")
                .hasMessageNotContaining("db.example");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:5432/app?user=a&password=hidden-word, PostgreSQL at db.example:5432/app",
        "redis://app:hidden-word@cache.example:6379/2, Redis at cache.example:6379/2",
        "rediss://cache.example, Redis at cache.example"
    })
    void messagesNameTheServerWithoutUserAndPassword(String url, String shown) {
        ClusterSettings settings = ClusterSettings.of(Map.of("url", url)).orElseThrow();

        assertThat(settings).hasToString(shown);
        assertThat(settings.withoutSecrets("the driver refused " + url)).doesNotContain("hidden-word");
    }

    @Test
    void thePropertiesOfTheDocumentationAreRight() throws IOException {
        Properties page = new Properties();
        page.load(Files.newBufferedReader(
                Path.of("../../camel-heymarket-component/src/test/resources/docs-samples/cluster-shared.properties")));
        Map<String, String> properties = new HashMap<>();
        page.stringPropertyNames().stream()
                .filter(name -> name.startsWith(ClusterSettings.PREFIX))
                .forEach(name ->
                        properties.put(name.substring(ClusterSettings.PREFIX.length()), page.getProperty(name)));

        assertThat(ClusterSettings.of(properties)).get().hasToString("PostgreSQL at db.example:5432/app");
    }

    private static ClusterSettings settings(String... pairs) {
        Map<String, String> properties = new HashMap<>(Map.of("url", URL));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return ClusterSettings.of(properties).orElseThrow();
    }
}
