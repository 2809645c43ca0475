package io.github.camelheymarket.examples.queue;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Tells Camel that the exchange belongs to a transaction, which is the JMS session's own: the listener has begun it, and
 * commits it when the route is done. So everything stays in the listener's thread, and what the route sends to a queue
 * goes with the same commit.
 */
public final class ListenerTransaction implements TransactedPolicy {

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // There is nothing to prepare.
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return new DelegateAsyncProcessor(processor) {
            @Override
            public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
                exchange.getExchangeExtension().setTransacted(true);
                return super.process(exchange, callback);
            }
        };
    }
}
