package io.github.camelheymarket;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code pollEnrich("heymarket:contacts/list")}: the whole address book in one exchange, read while the body is used. It does not wait,
 * so that a timeout has no effect.
 */
class ListPollingConsumer extends PollingConsumerSupport {

    private final HeymarketEndpoint endpoint;

    ListPollingConsumer(HeymarketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public @Nullable Processor getProcessor() {
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
        // Each exchange reads its own list.
    }

    @Override
    protected void doStop() {
        // A list is closed when its exchange completes.
    }
}
