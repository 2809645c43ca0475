package io.github.camelheymarket;

import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.client.PerContext;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.operation.Deprecations;
import io.github.camelheymarket.operation.Operation;
import io.github.camelheymarket.operation.OperationInput;
import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationSetup;
import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.spi.Sleeper;
import io.github.camelheymarket.spi.TimeSource;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Runs the operation of the endpoint for each exchange. The result replaces the body, and other headers of the message stay. */
class HeymarketProducer extends DefaultProducer {

    private final HeymarketEndpoint endpoint;
    private @Nullable RejectedRowsSender rejected;
    private Runnable leaveHealth = () -> {};
    private @Nullable Operation operation;

    HeymarketProducer(HeymarketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        boolean started = false;
        try {
            rejected = RejectedRowsSender.start(endpoint);
            Deprecations.warn(endpoint.getCamelContext(), endpoint.name());
            operation = OperationTable.create(setup(endpoint, rejected));
            leaveHealth = ProducerHealth.of(endpoint.getCamelContext()).join(endpoint);
            started = true;
        } finally {
            // Camel does not stop a producer whose start failed.
            if (!started) {
                ServiceHelper.stopService(rejected);
                rejected = null;
            }
        }
    }

    /** {@code null} while it is stopped. */
    @Nullable
    Operation operation() {
        return operation;
    }

    /** Everything that an operation of an endpoint needs. */
    static OperationSetup setup(HeymarketEndpoint endpoint, @Nullable RejectedRowsSender rejected) {
        CamelContext context = endpoint.getCamelContext();
        Sleeper sleeper = context.getRegistry().findSingleByType(Sleeper.class);
        HeymarketClient client = endpoint.client();
        return new OperationSetup(
                endpoint.name(),
                client,
                endpoint.getConfiguration(),
                PerContext.get(context, KeyLocks.class, HeymarketProducer::newLocks),
                rejected,
                sleeper == null ? client::pause : sleeper);
    }

    private static KeyLocks newLocks(CamelContext context) {
        TimeSource time = context.getRegistry().findSingleByType(TimeSource.class);
        return new KeyLocks(time == null ? TimeSource.SYSTEM : time);
    }

    @Override
    protected void doStop() throws Exception {
        leaveHealth.run();
        leaveHealth = () -> {};
        ServiceHelper.stopService(rejected);
        rejected = null;
        operation = null;
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Operation started = operation;
        if (started == null) {
            throw new RejectedExecutionException("heymarket:" + endpoint.name() + " is stopped.");
        }
        OperationResult result = started.run(new OperationInput(
                HeymarketParameters.of(exchange, endpoint.getConfiguration()),
                exchange,
                (fact, value) -> message.setHeader(ResultHeaders.name(fact), value)));
        ResultHeaders.set(message, result);
    }
}
