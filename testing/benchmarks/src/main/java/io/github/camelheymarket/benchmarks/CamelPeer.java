package io.github.camelheymarket.benchmarks;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes in a context, which get the input of a call as the body of a message. */
abstract class CamelPeer implements Peer {

    static final String KEY = "benchmark-key-0001";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();
    private Map<String, Endpoint> endpoints;

    /** @param names the routes, each from {@code direct:} and the name */
    final void start(RouteBuilder routes, String... names) throws Exception {
        context.disableJMX();
        context.addRoutes(routes);
        context.start();
        endpoints = new java.util.HashMap<>();
        for (String name : names) {
            endpoints.put(name, context.getEndpoint("direct:" + name));
        }
    }

    final Object send(String route, Object body) throws Exception {
        Exchange exchange = endpoints.get(route).createExchange();
        exchange.getMessage().setBody(body);
        template.send(endpoints.get(route), exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody();
    }

    @Override
    public Object get() throws Exception {
        return send("get", ID);
    }

    @Override
    public Object create(long number) throws Exception {
        return send("create", Peer.createBody(Peer.contact(StubAnswers.UNKNOWN, number)));
    }

    @Override
    public Object search() throws Exception {
        return send("search", Peer.searchBody(Peer.phones(StubAnswers.KNOWN, 0)));
    }

    @Override
    public Object page() throws Exception {
        return send("page", Peer.pageBody());
    }

    @Override
    public final void close() {
        context.stop();
    }
}
