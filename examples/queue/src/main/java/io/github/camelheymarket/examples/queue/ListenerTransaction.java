package io.github.camelheymarket.examples.queue;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes Camel treat the exchange as transacted. The transaction is that of the JMS session, which the listener begins and
 * commits after the route. So the route stays in the listener's thread, and a message that it sends is part of the same
 * commit.
 */
public final class ListenerTransaction implements TransactedPolicy {

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to prepare.
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
