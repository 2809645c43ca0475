package io.github.camelheymarket;

import io.github.camelheymarket.coalesce.CoalescedResult;
import io.github.camelheymarket.coalesce.Coalescing;
import io.github.camelheymarket.coalesce.RouteShutdown;
import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Upserts the one contact of each exchange in calls that exchanges share. An exchange continues in a thread of the context when there is
 * a result of its contact. A transacted exchange waits in its own thread and continues there, as Camel's transactions require.
 */
class CoalescingProducer extends DefaultAsyncProducer implements RouteIdAware {

    private final HeymarketEndpoint endpoint;
    private @Nullable RejectedRowsSender rejected;
    private Runnable leaveHealth = () -> {};
    private @Nullable Coalescing coalescing;
    private @Nullable String routeId;
    private @Nullable RouteShutdown shutdown;

    CoalescingProducer(HeymarketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        boolean started = false;
        try {
            rejected = RejectedRowsSender.start(endpoint);
            Coalescing calls = endpoint.coalescing();
            coalescing = calls;
            RouteShutdown stops = new RouteShutdown(routeId, calls);
            shutdown = stops;
            endpoint.getCamelContext().addLifecycleStrategy(stops);
            leaveHealth = ProducerHealth.of(endpoint.getCamelContext()).join(endpoint);
            started = true;
        } finally {
            // Camel does not stop a service whose start failed.
            if (!started) {
                endpoint.getCamelContext().getLifecycleStrategies().remove(shutdown);
                ServiceHelper.stopService(rejected);
            }
        }
    }

    @Override
    public @Nullable String getRouteId() {
        return routeId;
    }

    @Override
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    /** Exchanges may still be in progress: they keep references to what they need, and the endpoint completes them. */
    @Override
    protected void doStop() throws Exception {
        leaveHealth.run();
        leaveHealth = () -> {};
        endpoint.getCamelContext().getLifecycleStrategies().remove(shutdown);
        ServiceHelper.stopService(rejected);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (exchange.isTransacted()) {
            process(exchange);
            callback.done(true);
            return true;
        }
        try {
            coalescing().send(exchange, routeId, end -> {
                finish(exchange, end);
                callback.done(false);
            });
            return false;
        } catch (Throwable e) {
            fail(exchange, e);
            callback.done(true);
            return true;
        }
    }

    /** The same in the calling thread, which waits for the result. */
    @Override
    public void process(Exchange exchange) {
        try {
            finish(exchange, coalescing().sendAndWait(exchange, routeId));
        } catch (Throwable e) {
            fail(exchange, e);
        }
    }

    private Coalescing coalescing() {
        return Objects.requireNonNull(coalescing, "the coalesced calls, which the start opens");
    }

    private void finish(Exchange exchange, CoalescedResult end) {
        try {
            ResultHeaders.set(exchange.getMessage(), coalescing().result(end, rejected));
        } catch (Throwable e) {
            fail(exchange, e);
        }
    }

    private static void fail(Exchange exchange, Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        exchange.setException(e);
    }
}
