package io.github.camelheymarket;

import io.github.camelheymarket.bulk.coalesce.CoalescedRow;
import io.github.camelheymarket.bulk.coalesce.Coalescer;
import io.github.camelheymarket.bulk.coalesce.QueueState;
import io.github.camelheymarket.bulk.coalesce.RowEnd;
import io.github.camelheymarket.operation.CoalescedUpsert;
import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExecutorServiceManager;

/** The coalesced calls of one endpoint, with the threads that make them and those that routes go on in. */
final class Coalescing implements AutoCloseable {

    private final CamelContext context;
    private final int maxPending;
    private final ExecutorService callThreads;
    private final ExecutorService callbackThreads;
    private final ScheduledExecutorService timer;
    private final Callbacks callbacks;
    private final CoalescedUpsert upsert;

    Coalescing(HeymarketEndpoint endpoint) {
        context = endpoint.getCamelContext();
        maxPending = endpoint.getConfiguration().getCoalesceMaxPending();
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        callThreads = manager.newFixedThreadPool(endpoint, "HeymarketCoalescedCall", Coalescer.CALLS_AT_ONCE);
        callbackThreads = manager.newCachedThreadPool(endpoint, "HeymarketCallback");
        timer = manager.newSingleThreadScheduledExecutor(endpoint, "HeymarketCoalesceTimer");
        callbacks = new Callbacks(
                callbackThreads, timer, manager.getDefaultThreadPoolProfile().getPoolSize());
        try {
            upsert = new CoalescedUpsert(HeymarketProducer.setup(endpoint, null), callThreads, timer);
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    /**
     * Sends the exchange's contact with others.
     *
     * @param whenEnded is told in a thread that a route may go on in
     */
    void send(Exchange exchange, Consumer<RowEnd> whenEnded) throws InterruptedException {
        callbacks.awaitRoom(maxPending);
        upsert.submit(exchange.getMessage().getBody(), exchange, end -> callbacks.add(() -> whenEnded.accept(end)));
    }

    /**
     * Sends the exchange's contact with others, for a sender that waits for the end itself.
     *
     * @param whenEnded is told in a thread that must not be held up
     */
    CoalescedRow sendAndWait(Exchange exchange, Consumer<RowEnd> whenEnded) throws InterruptedException {
        return upsert.submit(exchange.getMessage().getBody(), exchange, whenEnded);
    }

    /** @return whether the contact was not sent yet, and now will not be */
    boolean withdraw(CoalescedRow row) {
        return upsert.withdraw(row);
    }

    OperationResult result(RowEnd end, RejectedRows rejected) {
        return upsert.result(end, rejected);
    }

    QueueState state() {
        return upsert.state();
    }

    /** Sends what waits, and lets its exchanges go on, as long as Camel waits for routes to end. */
    @Override
    public void close() {
        long millis = TimeUnit.MILLISECONDS.convert(
                context.getShutdownStrategy().getTimeout(),
                context.getShutdownStrategy().getTimeUnit());
        upsert.close(Duration.ofMillis(millis));
        callbacks.close(millis);
        stopThreads();
    }

    private void stopThreads() {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        manager.shutdownNow(timer);
        manager.shutdownNow(callThreads);
        manager.shutdownNow(callbackThreads);
    }
}
