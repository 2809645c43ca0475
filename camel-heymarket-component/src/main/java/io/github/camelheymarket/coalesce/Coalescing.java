package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationSetup;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coalesced calls of one endpoint, with the threads that make them and those that routes go on in. */
public final class Coalescing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Coalescing.class);
    private static final long STUCK_AFTER_MILLIS = 1_000;
    private static final long STUCK_AT_THE_END_AFTER_MILLIS = 100;
    private static final long FOR_THE_LAST_MILLIS = 5_000;

    private final CamelContext context;
    private final ExecutorService callThreads;
    private final ExecutorService callbackThreads;
    private final ScheduledExecutorService timer;
    private final ExchangePermits places;
    private final ContinuationExecutor callbacks;
    /** For what is cut short: the others may be stuck. */
    private final ContinuationExecutor lastCallbacks;

    private final CoalescedUpsert upsert;
    private final Set<CoalescedExchange> inside = ConcurrentHashMap.newKeySet();

    /**
     * @param owner the source of the threads, for Camel
     * @param maxPending how many exchanges may be inside at once
     * @param setup what the calls are made with
     */
    public Coalescing(CamelContext context, Object owner, int maxPending, OperationSetup setup) {
        this.context = context;
        places = new ExchangePermits(maxPending);
        boolean made = false;
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        callThreads = manager.newFixedThreadPool(owner, "HeymarketCoalescedCall", Coalescer.CALLS_AT_ONCE);
        callbackThreads = manager.newCachedThreadPool(owner, "HeymarketCallback");
        timer = manager.newSingleThreadScheduledExecutor(owner, "HeymarketCoalesceTimer");
        int size = manager.getDefaultThreadPoolProfile().getPoolSize();
        callbacks = new ContinuationExecutor(callbackThreads, timer, size, STUCK_AFTER_MILLIS);
        lastCallbacks = new ContinuationExecutor(callbackThreads, timer, size, STUCK_AT_THE_END_AFTER_MILLIS);
        try {
            upsert = new CoalescedUpsert(setup, callThreads, timer);
            made = true;
        } finally {
            if (!made) {
                stopThreads();
            }
        }
    }

    /**
     * Sends the exchange's contact with others. Waits while {@code coalesceMaxPending} exchanges are inside.
     *
     * @param routeId of the route that sends it, {@code null} for none
     * @param whenEnded is told in a thread that a route may go on in
     */
    public void send(Exchange exchange, String routeId, Consumer<CoalescedResult> whenEnded)
            throws InterruptedException {
        CoalescedExchange passage = new CoalescedExchange(places.take(), routeId);
        Consumer<CoalescedResult> leave = end -> {
            inside.remove(passage);
            whenEnded.accept(end);
        };
        enter(passage, exchange, end -> {
            passage.ended(end, leave);
            callbacks.add(passage::goOn, passage.isNested());
        });
    }

    /**
     * Sends the exchange's contact with others and waits for its end.
     *
     * @throws InterruptedException while waiting; the contact was not sent
     * @throws HeymarketUnknownOutcomeException when interrupted while its call was under way
     */
    public CoalescedResult sendAndWait(Exchange exchange, String routeId)
            throws InterruptedException, ExecutionException {
        CoalescedExchange passage = new CoalescedExchange(places.take(), routeId);
        CompletableFuture<CoalescedResult> end = new CompletableFuture<>();
        enter(passage, exchange, end::complete);
        try {
            return await(end, passage.row());
        } finally {
            inside.remove(passage);
            passage.leave();
        }
    }

    private void enter(CoalescedExchange passage, Exchange exchange, Consumer<CoalescedResult> whenEnded) {
        boolean entered = false;
        inside.add(passage);
        try {
            passage.row(upsert.submit(exchange.getMessage().getBody(), exchange, whenEnded));
            entered = true;
        } finally {
            if (!entered) {
                inside.remove(passage);
                passage.leave();
            }
        }
    }

    private CoalescedResult await(CompletableFuture<CoalescedResult> end, CoalescedRow row)
            throws InterruptedException, ExecutionException {
        try {
            return end.get();
        } catch (InterruptedException e) {
            if (upsert.withdraw(row)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            if (end.isDone()) {
                return end.get();
            }
            throw new HeymarketUnknownOutcomeException(
                    "The wait for the contact's result was interrupted during its call: it is unknown whether the "
                            + "contact was stored. Sending it again settles that and creates no duplicate.",
                    HeymarketException.Details.NONE,
                    e);
        }
    }

    public OperationResult result(CoalescedResult end, RejectedRows rejected) {
        return upsert.result(end, rejected);
    }

    public QueueState state() {
        return upsert.state();
    }

    /** Lets nothing wait for company while a route, or all of them, is being stopped. */
    void hurry() {
        upsert.hurry(patience());
    }

    /**
     * Lets what is still inside end at once, each exchange with an exception that tells what became of its contact.
     *
     * @param routeId of the route that sent it
     */
    void cutShort(String routeId) {
        cutShort(passage -> routeId.equals(passage.routeId()));
    }

    private void cutShort(Predicate<CoalescedExchange> which) {
        int exchanges = 0;
        for (CoalescedExchange passage : inside) {
            if (which.test(passage)) {
                if (passage.row() != null) {
                    upsert.giveUp(passage.row());
                }
                lastCallbacks.add(passage::cutShort, true);
                exchanges++;
            }
        }
        if (exchanges > 0) {
            LOG.warn(
                    "{} exchanges had not continued in their routes at the shutdown timeout; each fails with an "
                            + "exception that has the outcome of its contact",
                    exchanges);
        }
    }

    /**
     * Sends what waits, and lets its exchanges go on, as long as Camel waits for routes to end. Whatever is inside after
     * that is cut short.
     */
    @Override
    public void close() {
        boolean timeIsOver =
                context.isStopping() && context.getShutdownStrategy().isTimeoutOccurred();
        long end = System.nanoTime() + (timeIsOver ? 0 : patience().toNanos());
        try {
            upsert.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            callbacks.await(TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())));
            cutShort(passage -> true);
            lastCallbacks.await(FOR_THE_LAST_MILLIS);
            lastCallbacks.addAllWorkers();
        } finally {
            places.close();
            stopThreads();
        }
    }

    private Duration patience() {
        ShutdownStrategy strategy = context.getShutdownStrategy();
        return Duration.of(strategy.getTimeout(), strategy.getTimeUnit().toChronoUnit());
    }

    private void stopThreads() {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        manager.shutdownNow(timer);
        manager.shutdownNow(callThreads);
        manager.shutdownNow(callbackThreads);
    }
}
