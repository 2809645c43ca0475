package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.HeymarketEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSourceTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static final WebhookEvent OPT_OUT = WebhookEvent.optOut("12025550143");

    @BeforeEach
    void oneDeliveryEach() {
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
    }

    private static KameletApp withServer() {
        return new KameletApp().property("camel.server.enabled", "true").property("camel.server.port", "0");
    }

    private static KameletApp start() throws Exception {
        return withServer()
                .property(
                        "heymarket.webhook.token", HEYMARKET.sandbox().webhook().token())
                .start("webhook-source.yaml");
    }

    @Test
    void anEventReachesTheRouteAsJsonTextWithTheHeadersOfCloudEvents() throws Exception {
        try (KameletApp app = start()) {
            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), OPT_OUT))
                    .containsExactly(200);

            Message message = app.mock("broker").getExchanges().get(0).getMessage();
            assertThat(message.getBody()).asString().contains("\"phone\":\"12025550143\"");
            assertThat(message.getBody()).isInstanceOf(String.class);
            assertThat(message.getHeaders())
                    .containsEntry("CamelHeymarketEventType", "target_opt_out")
                    .containsEntry("CamelCloudEventType", "com.heymarket.target_opt_out");
        }
    }

    @Test
    void eventsThatWereNotAskedForAreLeftOut() throws Exception {
        try (KameletApp app = start()) {
            assertThat(HEYMARKET
                            .sandbox()
                            .webhook()
                            .deliver(app.url("/heymarket/events"), WebhookEvent.chatClosed(880)))
                    .containsExactly(200);

            assertThat(app.mock("broker").getExchanges()).isEmpty();
        }
    }

    @Test
    void aFailureOfTheRouteThatUsesTheKameletIsAnsweredWith500() throws Exception {
        try (KameletApp app = start()) {
            app.mock("broker").whenAnyExchangeReceived(exchange -> {
                throw new IllegalStateException("down");
            });

            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), OPT_OUT))
                    .containsExactly(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a&b=c", "two words", "a)b", "a?b/c", "50%off", "a%41b", "a%", "a%2Bb"})
    void aTokenMayHaveAnyCharacters(String token) throws Exception {
        HEYMARKET.sandbox().webhook().token(token);
        try (KameletApp app = start()) {
            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), OPT_OUT))
                    .containsExactly(200);
        }
    }

    @Test
    void anotherTokenIsRefused() throws Exception {
        try (KameletApp app = start()) {
            HEYMARKET.sandbox().webhook().token("another-token");

            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), OPT_OUT))
                    .containsExactly(401);
            assertThat(app.mock("broker").getExchanges()).isEmpty();
        }
    }

    @Test
    void withoutASecondTokenThereIsNone() throws Exception {
        try (KameletApp app = start()) {
            HEYMARKET.sandbox().webhook().token("");

            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/heymarket/events"), OPT_OUT))
                    .containsExactly(401);
            assertThat(heymarket(app).getWebhookTokenSecondary()).isNullOrEmpty();
        }
    }

    @Test
    void aSecondTokenIsRightToo() throws Exception {
        try (KameletApp app = withServer()
                .property("heymarket.webhook.token", "the-old-token")
                .property("heymarket.webhook.token.new", "the+new&token%41")
                .start("webhook-source-tokens.yaml")) {
            for (String token : List.of("the-old-token", "the+new&token%41")) {
                HEYMARKET.sandbox().webhook().token(token);

                assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/people/events"), OPT_OUT))
                        .containsExactly(200);
            }
            HEYMARKET.sandbox().webhook().token("");
            assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/people/events"), OPT_OUT))
                    .containsExactly(401);
        }
    }

    @Test
    void withoutATypeNamedAllEventsReachTheRoute() throws Exception {
        try (KameletApp app = withServer()
                .property("heymarket.webhook.token", "the-old-token")
                .property("heymarket.webhook.token.new", "the-new-token")
                .start("webhook-source-tokens.yaml")) {
            HEYMARKET.sandbox().webhook().token("the-new-token");
            for (String type : WebhookEvent.TYPES) {
                assertThat(HEYMARKET.sandbox().webhook().deliver(app.url("/people/events"), WebhookEvent.of(type)))
                        .containsExactly(200);
            }

            assertThat(app.mock("broker").getExchanges()).hasSameSizeAs(WebhookEvent.TYPES);
        }
    }

    private static HeymarketConfiguration heymarket(KameletApp app) {
        WebhookEndpoint webhook = (WebhookEndpoint) app.camel().getEndpoints().stream()
                .filter(WebhookEndpoint.class::isInstance)
                .findFirst()
                .orElseThrow();
        return ((HeymarketEndpoint) webhook.getEndpoint()).getConfiguration();
    }
}
