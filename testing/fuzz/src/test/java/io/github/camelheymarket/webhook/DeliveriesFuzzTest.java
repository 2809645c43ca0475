package io.github.camelheymarket.webhook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.model.EventData;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Deliveries to the webhook: the first line of an input is the header {@code Content-Length}, the rest is the body. */
class DeliveriesFuzzTest {

    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 413);
    private static DefaultCamelContext context;
    private static WebhookHandler handler;
    private static WebhookEvent received;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.disableJMX();
        context.start();
        WebhookSettings settings = new WebhookSettings(List.of("t0"), null, false, 1, 100, 1 << 20);
        handler = new WebhookHandler(
                context,
                settings,
                new RecentDeliveries(settings),
                event -> {
                    received = event;
                    Exchange exchange = new DefaultExchange(context);
                    exchange.getMessage().setBody(event.body());
                    return exchange;
                },
                exchange -> {});
        handler.start();
    }

    @AfterAll
    static void stop() {
        handler.stop();
        context.stop();
    }

    @Timeout(30)
    @FuzzTest
    void noDeliveryDoesHarm(byte[] input) throws Exception {
        Parts parts = Parts.of(input);
        Exchange http = new DefaultExchange(context);
        if (!parts.head().isEmpty()) {
            http.getMessage().setHeader("Content-Length", parts.head());
        }
        http.getMessage().setBody(parts.bodies().get(0));
        received = null;

        handler.process(http);

        int status = http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (!STATUSES.contains(status) || http.getException() != null) {
            throw new AssertionError("answered with " + status, http.getException());
        }
        Judge.isDiscreet(http.getMessage().getBody(String.class));
        if (received != null) {
            look(received);
        }
    }

    private static void look(WebhookEvent event) throws Exception {
        event.conversationId();
        if (event.body() instanceof EventData data) {
            for (var getter : data.getClass().getMethods()) {
                if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
                    getter.invoke(data);
                }
            }
            data.toString();
        }
    }
}
