package io.github.camelheymarket.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What the actuator shows: Camel's indicator has the health checks of the component. */
class ActuatorTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static SpringApp app() {
        return new SpringApp()
                .at(HEYMARKET.sandbox())
                .withSources(StarterTest.Routes.class)
                .onTheWeb()
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoints.web.exposure.include", "health,metrics")
                .with("camel.health.producers-enabled", "true")
                .with("camel.health.exposure-level", "full");
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext spring, String path) throws Exception {
        String port = spring.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The first answer may take longer than the check waits for it. */
    private static HttpResponse<String> health(ConfigurableApplicationContext spring) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> get(spring, "health"), answer -> !answer.body().contains("not answered yet"));
    }

    @Test
    void aGoodCredentialIsUp() throws Exception {
        try (ConfigurableApplicationContext spring = app().start()) {
            HttpResponse<String> answer = health(spring);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("producer:heymarket:")
                    .contains(HEYMARKET.sandbox().baseUrl());
        }
    }

    @Test
    void aRefusedCredentialIsDownWithARemedy() throws Exception {
        try (ConfigurableApplicationContext spring = app().with(
                        "camel.component.heymarket.api-secret-key", "a-wrong-secret-key-of-the-team")
                .start()) {
            HttpResponse<String> answer = health(spring);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("Check the API secret id and key")
                    .doesNotContain("a-wrong-secret-key", HEYMARKET.sandbox().secretId());
        }
    }

    @Test
    void theMetersAreThoseOfTheApplication() throws Exception {
        try (ConfigurableApplicationContext spring = app().start()) {
            SpringApp.template(spring).sendBody("direct:create", Map.of("phone", "12025550143"));

            JsonNode meter = new ObjectMapper()
                    .readTree(get(spring, "metrics/camel.heymarket.requests").body());

            assertThat(meter.at("/measurements/0/value").asInt()).isPositive();
        }
    }
}
