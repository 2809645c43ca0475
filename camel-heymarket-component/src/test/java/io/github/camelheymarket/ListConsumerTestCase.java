package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes from contacts/list, and what they received. */
abstract class ListConsumerTestCase {

    static final String ONCE = "heymarket:contacts/list?initialDelay=0&repeatCount=1";

    static final String OFTEN = "heymarket:contacts/list?initialDelay=0&delay=10";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

    /** What an exchange brought. */
    record Seen(Object body, Integer index, Integer size, Boolean last, Object complete) {
        static Seen of(Exchange exchange) {
            return new Seen(
                    exchange.getMessage().getBody(),
                    exchange.getProperty(Exchange.BATCH_INDEX, Integer.class),
                    exchange.getProperty(Exchange.BATCH_SIZE, Integer.class),
                    exchange.getProperty(Exchange.BATCH_COMPLETE, Boolean.class),
                    exchange.getMessage().getHeader(HeymarketConstants.RESULT_COMPLETE));
        }
    }

    void start(String uri, Processor processor) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).process(processor);
            }
        });
    }

    List<Long> storedIds() {
        return routes.sandbox().contacts().stream().map(SandboxContact::id).toList();
    }
}
