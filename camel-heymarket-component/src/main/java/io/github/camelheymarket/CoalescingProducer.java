package io.github.camelheymarket;

import io.github.camelheymarket.bulk.coalesce.CoalescedRow;
import io.github.camelheymarket.bulk.coalesce.RowEnd;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownFateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Upserts the one contact of each exchange in calls that exchanges share. An exchange goes on in a thread of the context
 * when its own contact has ended; a transacted one in its own thread, which waits, as Camel's transactions need it.
 */
class CoalescingProducer extends DefaultAsyncProducer {

    private final HeymarketEndpoint endpoint;
    private RejectedRowsSender rejected;
    private Runnable leaveHealth = () -> {};
    private Coalescing coalescing;

    CoalescingProducer(HeymarketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String rejectedUri = endpoint.getConfiguration().getRejectedUri();
        if (rejectedUri != null) {
            rejected = new RejectedRowsSender(endpoint.getCamelContext(), rejectedUri);
            ServiceHelper.startService(rejected);
        }
        coalescing = endpoint.coalescing();
        leaveHealth = ProducerHealth.of(endpoint.getCamelContext()).join(endpoint);
    }

    /** Exchanges may still be under way: they keep what they need, and the endpoint sees them through. */
    @Override
    protected void doStop() throws Exception {
        leaveHealth.run();
        leaveHealth = () -> {};
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
            coalescing.send(exchange, end -> {
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

    /** The same in the calling thread, which waits. */
    @Override
    public void process(Exchange exchange) {
        CompletableFuture<RowEnd> end = new CompletableFuture<>();
        try {
            CoalescedRow row = coalescing.sendAndWait(exchange, end::complete);
            finish(exchange, await(end, row));
        } catch (Throwable e) {
            fail(exchange, e);
        }
    }

    private RowEnd await(CompletableFuture<RowEnd> end, CoalescedRow row)
            throws InterruptedException, ExecutionException {
        try {
            return end.get();
        } catch (InterruptedException e) {
            if (coalescing.withdraw(row)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            if (end.isDone()) {
                return end.get();
            }
            throw new HeymarketUnknownFateException(
                    "The wait for the contact's result was interrupted while its call was under way: nobody knows yet "
                            + "whether it was stored. Sending it again finds out and doubles nobody.",
                    HeymarketException.Details.NONE,
                    e);
        }
    }

    private void finish(Exchange exchange, RowEnd end) {
        try {
            ResultHeaders.set(exchange.getMessage(), coalescing.result(end, rejected));
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
