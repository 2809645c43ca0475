package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the routes that the page about messages shows. */
class MessageSampleTest {

    private static final String MARA = "12025550143";
    private static final String JONAS = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final Main main = new Main();
    private CamelContext camel;

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anIncomingMessageIsAnsweredOnce(Profile profile) throws Exception {
        sandbox.profile(profile);
        start("message-answer.yaml");
        WebhookEvent question = WebhookEvent.messageReceived(MARA, "What are your hours?");

        assertThat(deliver(question)).containsOnly(200);
        deliver(WebhookEvent.messageReceived(JONAS, "Thank you!"));

        assertThat(sandbox.messaging().sent()).extracting(Message::target).containsExactly(MARA);
        assertThat(sandbox.messaging().sent().get(0).text()).startsWith("We are open");
        assertThat(sandbox.messaging().sent().get(0).localId()).startsWith("answer-");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void eachRowGetsItsReminderOnceAlsoIfTheTableIsReadAgain(Profile profile) throws Exception {
        sandbox.profile(profile);
        sandbox.seed(Seed.phone(JONAS).optedOutByContact());
        start("message-reminders.yaml");
        List<Map<String, Object>> rows = List.of(
                Map.of("id", 17, "phone", MARA, "name", "Mara", "day", "Friday"),
                Map.of("id", 18, "phone", JONAS, "name", "Jonas", "day", "Monday"));

        try (ProducerTemplate template = camel.createProducerTemplate()) {
            template.requestBody("direct:appointments", rows);
            assertThat(sandbox.messaging().sent())
                    .extracting(Message::text)
                    .containsExactly("Hello Mara, see you on Friday.");
            // The hostile sandbox shows the first message only three seconds later.
            template.requestBody("direct:appointments", rows);
        }

        assertThat(sandbox.messaging().sent()).extracting(Message::target).containsExactly(MARA);
        assertThat(camel.getEndpoint("mock:withheld", MockEndpoint.class).getExchanges())
                .hasSize(2);
    }

    private List<Integer> deliver(WebhookEvent event) {
        String url = "http://localhost:"
                + camel.hasService(VertxPlatformHttpServer.class).getPort() + "/heymarket/events";
        return sandbox.webhook().deliver(url, event);
    }

    private void start(String sample) throws Exception {
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
        main.addInitialProperty("camel.component.heymarket.baseUrl", sandbox.baseUrl());
        main.addInitialProperty("camel.component.heymarket.apiKey", sandbox.apiKey());
        main.addInitialProperty(
                "camel.component.heymarket.webhookToken", sandbox.webhook().token());
        main.start();
        camel = main.getCamelContext();
        try (var file = MessageSampleTest.class.getResourceAsStream("/docs-samples/" + sample)) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.fromString(sample, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }
}
