package io.github.camelheymarket;

import io.github.camelheymarket.model.Contact;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** A route for each operation, and what a user may print of what becomes of a message. */
final class SecrecyRoutes {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final CamelContext context;
    private final Map<String, String> routes = new LinkedHashMap<>();
    private ProducerTemplate template;

    SecrecyRoutes(CamelContext context) {
        this.context = context;
    }

    private ProducerTemplate template() {
        if (template == null) {
            template = context.createProducerTemplate();
        }
        return template;
    }

    void byPhone(String operation) {
        send(operation, null, HeymarketConstants.PHONE, "+1 (202) 555-0143");
    }

    void history() {
        send("messages/history", Map.of("inbox_id", 12), HeymarketConstants.PHONE, "+1 (202) 555-0143");
    }

    void send(String operation, Object body, Object... headers) {
        Exchange exchange = template().send(routes.computeIfAbsent(operation, this::route), message(body, headers));
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            OUT.println(operation.replaceAll("[?].*", "") + " FAILED " + trace);
        } else {
            told(operation.replaceAll("[?].*", "") + " OK "
                    + printable(exchange.getMessage().getBody()));
        }
    }

    /** Texts and maps that were asked for are the data itself; what has a type of ours prints discreetly. */
    private static Object printable(Object body) {
        boolean ours = body != null && body.getClass().getName().startsWith("io.github.camelheymarket");
        boolean contacts = body instanceof List<?> list && list.stream().allMatch(Contact.class::isInstance);
        return ours || contacts ? body : "";
    }

    Message result(String uri, Object body) {
        return template().send(uri, message(body, new Object[0])).getMessage();
    }

    private static Processor message(Object body, Object... headers) {
        return exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        };
    }

    private String route(String operation) {
        String from = "direct:route" + routes.size();
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to("heymarket:" + operation).process(SecrecyRoutes::drain);
            }
        });
        return from;
    }

    void addRejected() {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").process(e -> told(e.getMessage().getHeaders()));
                from("direct:full").process(e -> {
                    throw new IllegalStateException("disk full");
                });
            }
        });
    }

    private void add(RouteBuilder builder) {
        try {
            context.addRoutes(builder);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drain(Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Iterator<?> items) {
            items.forEachRemaining(item -> told(printable(item)));
        }
        if (body instanceof java.io.InputStream stream) {
            stream.readAllBytes();
        }
    }

    static void told(Object anything) {
        OUT.println(anything);
    }
}
