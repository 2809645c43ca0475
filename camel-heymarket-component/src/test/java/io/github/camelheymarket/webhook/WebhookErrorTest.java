package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error of a route, not an exception alone, frees the event: its next delivery is a new try. */
class WebhookErrorTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    @ParameterizedTest
    @ValueSource(strings = {"processed", "received"})
    void theNextDeliveryReachesTheRoute(String ackMode) {
        HEYMARKET.sandbox().set(Switch.WEBHOOK_REPEATS, false);
        // Camel takes the exchange that ended in an error for one under way, and a stop waits for it.
        rig.context().getShutdownStrategy().setTimeout(1);
        AtomicBoolean broken = new AtomicBoolean(true);
        rig.start(WebhookRig.receive("ackMode=" + ackMode), exchange -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError();
            }
        });
        WebhookEvent event = WebhookEvent.messageReceived("12025550143", "Hello");

        HEYMARKET.sandbox().webhook().deliver(rig.url(), event);
        await().atMost(Duration.ofSeconds(60)).until(() -> !broken.get());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        HEYMARKET.sandbox().webhook().deliver(rig.url(), event).equals(List.of(200)));

        await().atMost(Duration.ofSeconds(60)).until(() -> rig.seen().size() == 1);
    }

    /** Camel catches most of what a step throws; what gets through must not take the event along. */
    @Test
    void aProcessorThatThrowsAnErrorThroughCamelFreesTheEvent() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Processor route = new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (broken.getAndSet(false)) {
                    throw new AssertionError("the route");
                }
                callback.done(true);
                return true;
            }
        };
        WebhookSettings settings = new WebhookSettings(List.of(WebhookRig.TOKEN), null, false, 600_000, 100, 1_000_000);
        try (WebhookHandler handler = new WebhookHandler(
                rig.context(),
                settings,
                new RecentDeliveries(settings),
                event -> new DefaultExchange(rig.context()),
                route)) {
            handler.start();
            assertThat(status(handler)).isEqualTo(500);
            assertThat(status(handler)).isEqualTo(200);
        }
    }

    private int status(WebhookHandler handler) throws Exception {
        Exchange http = new DefaultExchange(rig.context());
        http.setMessage(new DefaultMessage(http));
        http.getMessage()
                .setBody(
                        "{\"token\":\"" + WebhookRig.TOKEN
                                + "\",\"event\":\"message_received\",\"event_data\":{\"id\":7,\"date\":\"2026-05-02T09:14:31Z\"}}");
        boolean[] done = {false};
        handler.process(http, sync -> done[0] = true);
        assertThat(done[0]).isTrue();
        return http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
