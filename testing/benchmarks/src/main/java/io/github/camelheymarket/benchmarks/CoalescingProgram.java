package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Threads whose exchanges carry one new contact each. */
final class CoalescingProgram {

    private CoalescingProgram() {}

    /** @param args {@code heymarket} or {@code http}, the URL of the stub, the threads, and the seconds */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        HttpClient5Peer stub = new HttpClient5Peer(args[1]);
        AtomicLong rows = new AtomicLong();
        Load.Work work = args[0].equals("heymarket") ? coalescing(args[1]) : new HttpRoutePeer(args[1])::create;
        long before = requests(stub);
        double rate = Load.perSecond(threads, seconds / 2, seconds, number -> {
            work.run(number);
            rows.incrementAndGet();
        });
        ChildJvm.print("rate", rate);
        ChildJvm.print("rows", rows.get() / (double) (requests(stub) - before));
        System.exit(0);
    }

    private static long requests(HttpClient5Peer stub) throws Exception {
        return stub.call("POST", StubAnswers.REQUESTS, JsonNodeFactory.instance.objectNode())
                .asLong();
    }

    private static Load.Work coalescing(String url) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:row")
                        .to(
                                "heymarket:contacts/bulk-upsert?coalesce=true&consentCheck=never&requestsPerMinute=0&apiKey="
                                        + CamelPeer.KEY + "&baseUrl=" + url);
            }
        });
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        return number -> {
            Exchange exchange = template.send(
                    "direct:row", each -> each.getMessage().setBody(Peer.contact(StubAnswers.UNKNOWN, number)));
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        };
    }
}
