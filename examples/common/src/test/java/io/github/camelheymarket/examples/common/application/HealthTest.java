package io.github.camelheymarket.examples.common.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    private static final String SPRING_BOOT = """
            {"status": "%1$s", "components": {
              "camelHealth": {"status": "%1$s", "details": {
                "name": "camel-health-check", "context": "UP", "route:load": "UP", "consumer:changes": "UP",
                "producer:heymarket:localhost:1:ab": "%1$s",
                "producer:heymarket:localhost:1:ab.data": {"heymarket.base.url": "http://localhost:1"%2$s}}},
              "ping": {"status": "UP"}}}""";
    private static final String QUARKUS = """
            {"status": "%1$s", "checks": [
              {"name": "camel", "status": "%1$s", "data": {
                "context": "UP", "route:load": "UP", "consumer:changes": "UP",
                "producer:heymarket:localhost:1:ab": "%1$s"%2$s}}]}""";

    @Test
    void isReadTheSameFromSpringBootAndFromQuarkus() throws Exception {
        Health health = Health.read(SPRING_BOOT.formatted("UP", ""));

        assertThat(health).isEqualTo(Health.read(QUARKUS.formatted("UP", "")));
        assertThat(health.status()).isEqualTo("UP");
        assertThat(health.checks()).containsOnlyKeys("consumer:changes", "producer:heymarket:localhost:1:ab");
        assertThat(health.isReady()).isTrue();
        assertThat(health.isRefused()).isFalse();
    }

    @Test
    void showsWhatIsWrongWithTheCredential() throws Exception {
        Health spring = Health.read(SPRING_BOOT.formatted("DOWN", ", \"heymarket.problem\": \"refused\""));
        Health quarkus =
                Health.read(QUARKUS.formatted("DOWN", ", \"producer:heymarket:localhost:1:ab.problem\": \"refused\""));

        assertThat(spring).isEqualTo(quarkus);
        assertThat(spring.problems()).containsExactly("refused");
        assertThat(spring.isRefused()).isTrue();
        assertThat(spring.isReady()).isFalse();
    }

    @Test
    void isNotReadyAsLongAsNobodyHasAsked() throws Exception {
        assertThat(Health.read("{\"status\": \"UP\"}").isReady()).isFalse();
        Health unknown = Health.read(SPRING_BOOT.formatted("UNKNOWN", ""));
        assertThat(unknown.isReady()).isFalse();
        assertThat(unknown.isRefused()).isFalse();
    }
}
