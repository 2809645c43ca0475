package io.github.camelheymarket.fuzz;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.spi.Sleeper;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** A context whose component talks to a {@link Server}, without waits and without a budget, with a route for each call. */
final class Routes implements AutoCloseable {

    private static final int MAX_ITEMS = 5_000;

    private final Server server = new Server();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, String> routes = new HashMap<>();
    private final ProducerTemplate template;

    Routes() {
        context.disableJMX();
        context.getRegistry().bind("sleeper", Sleeper.class, (Sleeper) duration -> {});
        HttpComponent http = new HttpComponent();
        http.setClientConnectionManager(server);
        context.addComponent("http", http);
        HeymarketConfiguration options =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        options.setBaseUrl("http://heymarket.invalid");
        options.setHttpComponent("http");
        options.setApiSecretId("fuzz-id-" + Judge.SECRET);
        options.setApiSecretKey(Judge.SECRET);
        options.setMaxRetries(0);
        options.setMaxRetryDelay(1);
        options.setRequestsPerMinute(0);
        options.setFailOnPartial(false);
        context.start();
        template = context.createProducerTemplate();
    }

    Server server() {
        return server;
    }

    DefaultCamelContext context() {
        return context;
    }

    /** @return the exchange after all of its result was read */
    Exchange send(Call call, List<byte[]> answers) {
        server.answer(answers);
        return template.send(route(call.uri()), exchange -> {
            exchange.getMessage().setBody(call.body());
            exchange.getMessage().setHeaders(new HashMap<>(call.headers()));
        });
    }

    private String route(String uri) {
        return routes.computeIfAbsent(uri, key -> {
            String from = "direct:route" + routes.size();
            try {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(from).to(uri).process(Routes::read);
                    }
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return from;
        });
    }

    private static void read(Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body instanceof BulkResult result) {
            try (var rows = result.rows()) {
                while (rows.hasNext()) {
                    RowResult row = rows.next();
                    Judge.isDiscreet(row.key());
                    Judge.isDiscreet(row.reason());
                }
            }
        } else if (body instanceof Iterator<?> items) {
            for (int i = 0; items.hasNext(); i++) {
                items.next();
                if (i > MAX_ITEMS) {
                    throw new AssertionError("more than " + MAX_ITEMS + " items");
                }
            }
        } else if (body instanceof InputStream stream) {
            stream.readNBytes(1 << 24);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
