package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what the page about webhooks shows, on camel-main with its own HTTP server. */
class WebhookSampleTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final Main main = new Main();
    private CamelContext camel;

    @AfterEach
    void stop() {
        main.stop();
    }

    private void start(String route) throws Exception {
        Properties sample = new Properties();
        sample.load(new StringReader(sample("webhook.properties").replace("env:", "")));
        sample.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.addInitialProperty("camel.server.port", "0");
        main.addInitialProperty(
                "HEYMARKET_WEBHOOK_TOKEN", HEYMARKET.sandbox().webhook().token());
        main.start();
        camel = main.getCamelContext();
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(route, sample(route)));
    }

    private String url() {
        return "http://localhost:"
                + camel.hasService(VertxPlatformHttpServer.class).getPort() + "/heymarket/events";
    }

    private static String sample(String name) throws IOException {
        try (var file = WebhookSampleTest.class.getResourceAsStream("/docs-samples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // tag::test[]
    @Test
    void anOptOutIsHandedOnEachTimeItComes() throws Exception {
        start("webhook.yaml");
        MockEndpoint consent = camel.getEndpoint("mock:consent", MockEndpoint.class);
        WebhookEvent optOut = WebhookEvent.optOut("12025550143");

        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, true);
        assertThat(HEYMARKET.sandbox().webhook().deliver(url(), optOut)).containsExactly(200, 200);

        assertThat(consent.getExchanges())
                .hasSize(2)
                .allSatisfy(exchange ->
                        assertThat(exchange.getMessage().getBody(Map.class)).containsEntry("phone", "12025550143"));
    }
    // end::test[]

    @Test
    void aMessageIsAnsweredOnceAndTheRestIsLeftOut() throws Exception {
        start("webhook.yaml");

        HEYMARKET.sandbox().webhook().deliver(url(), WebhookEvent.messageReceived("12025550143", "Hello"));
        HEYMARKET.sandbox().webhook().deliver(url(), WebhookEvent.chatClosed(880));

        assertThat(camel.getEndpoint("mock:answer", MockEndpoint.class).getExchanges())
                .hasSize(1);
        assertThat(camel.getEndpoint("mock:consent", MockEndpoint.class).getExchanges())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a&b=c", "50%off", "a%2Bb", "two words", "a)b", "#a", "a;b\"c'd{e}"})
    void aTokenMayHaveAnyCharacters(String token) throws Exception {
        HEYMARKET.sandbox().webhook().token(token);
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
        start("webhook.yaml");

        assertThat(HEYMARKET.sandbox().webhook().deliver(url(), WebhookEvent.optOut("12025550143")))
                .containsExactly(200);
    }

    @Test
    void cloudEvents() throws Exception {
        start("webhook-cloudevents.yaml");

        HEYMARKET.sandbox().webhook().deliver(url(), WebhookEvent.messageReceived("12025550143", "Hello"));

        var message = camel.getEndpoint("mock:broker", MockEndpoint.class)
                .getExchanges()
                .get(0)
                .getMessage();
        assertThat(message.getHeader("CamelCloudEventType")).isEqualTo("com.heymarket.message_received");
        assertThat(message.getBody(String.class)).contains("\"text\":\"Hello\"");
    }
}
