package io.github.camelheymarket;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PollingConsumerSupport;

/**
 * {@code pollEnrich("heymarket:contacts/list")}: each time the whole address book in one exchange, read while its body is
 * used. It waits for nothing, so a timeout has no effect.
 */
class ListPollingConsumer extends PollingConsumerSupport {

    private final HeymarketEndpoint endpoint;

    ListPollingConsumer(HeymarketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public Processor getProcessor() {
        return null;
    }

    @Override
    public Exchange receive() {
        return HeymarketEndpoint.wholeList(endpoint.createExchange(), endpoint.listAll());
    }

    @Override
    public Exchange receiveNoWait() {
        return receive();
    }

    @Override
    public Exchange receive(long timeout) {
        return receive();
    }

    @Override
    protected void doStart() {
        // Each exchange has its own walk.
    }

    @Override
    protected void doStop() {
        // The walks end with their exchanges.
    }
}
