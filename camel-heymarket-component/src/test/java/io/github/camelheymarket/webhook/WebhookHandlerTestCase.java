package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A handler without an HTTP server, and the events that entered its route. */
abstract class WebhookHandlerTestCase {

    static final String SENT = "{\"token\":\"t0\",\"type\":\"message_sent\",\"data\":{\"id\":7,\"date\":\"1\"}}";
    static final String OPT_OUT = "{\"token\":\"t0\",\"type\":\"target_opt_out\"}";

    final DefaultCamelContext context = new TestContext();
    final List<WebhookEvent> events = new ArrayList<>();

    /** A route that is told when to end. */
    final class Held extends AsyncProcessorSupport {
        final List<AsyncCallback> callbacks = new ArrayList<>();
        final List<Exchange> exchanges = new ArrayList<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            exchanges.add(exchange);
            callbacks.add(callback);
            return false;
        }
    }

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static WebhookSettings settings(String types, boolean received, long window, int maxSize) {
        return new WebhookSettings(List.of("t0"), types, received, window, 100, maxSize);
    }

    WebhookHandler handler(WebhookSettings settings, Processor route) {
        WebhookHandler handler = new WebhookHandler(
                context,
                settings,
                new RecentDeliveries(settings),
                event -> {
                    events.add(event);
                    return new DefaultExchange(context);
                },
                route);
        handler.start();
        return handler;
    }

    WebhookHandler handler(Processor route) {
        return handler(settings(null, false, 60_000, 1_000), route);
    }

    /** The answer as status and text; {@code null} while there is none. */
    String answer(WebhookHandler handler, Object body) {
        Exchange http = new DefaultExchange(context);
        http.getMessage().setBody(body);
        if (body instanceof String text) {
            http.getMessage().setHeader("Content-Length", text.length());
        }
        boolean[] done = {false};
        boolean sync = handler.process(http, doneSync -> done[0] = true);
        assertThat(sync).isEqualTo(done[0]);
        return done[0] ? answer(http) : null;
    }

    static String answer(Exchange http) {
        return http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) + " "
                + http.getMessage().getBody();
    }
}
