package io.github.camelheymarket.coalesce;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationSetup;
import io.github.camelheymarket.operation.OperationSetup.RejectedRows;
import java.time.Duration;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coalesced calls of one endpoint, the threads that make them, and the threads in which routes continue. */
public final class Coalescing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Coalescing.class);
    private static final long STUCK_AFTER_MILLIS = 1_000;
    private static final long STUCK_AT_THE_END_AFTER_MILLIS = 100;
    private static final long FOR_THE_LAST_MILLIS = 5_000;

    private final CamelContext context;
    private final ExecutorService callThreads;
    private final ExecutorService continuationThreads;
    private final ScheduledExecutorService timer;
    private final ExchangePermits permits;
    private final ContinuationExecutor continuations;
    /** For exchanges that are cut short: all threads of the other executor may be blocked. */
    private final ContinuationExecutor lastContinuations;

    private final CoalescedUpsert upsert;
    private final Set<CoalescedExchange> pending = ConcurrentHashMap.newKeySet();

    /**
     * @param owner the source of the threads, which Camel shows
     * @param setup the client, the options and the locks of the calls
     */
    public Coalescing(CamelContext context, Object owner, OperationSetup setup) {
        this.context = context;
        permits = new ExchangePermits(setup.settings().getCoalesceMaxPending());
        boolean made = false;
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        callThreads = manager.newFixedThreadPool(owner, "HeymarketCoalescedCall", Coalescer.CALLS_AT_ONCE);
        continuationThreads = manager.newCachedThreadPool(owner, "HeymarketCallback");
        timer = manager.newSingleThreadScheduledExecutor(owner, "HeymarketCoalesceTimer");
        int size = manager.getDefaultThreadPoolProfile().getPoolSize();
        continuations = new ContinuationExecutor(continuationThreads, timer, size, STUCK_AFTER_MILLIS);
        lastContinuations = new ContinuationExecutor(continuationThreads, timer, size, STUCK_AT_THE_END_AFTER_MILLIS);
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
     * Sends the contact of an exchange together with others. Waits while {@code coalesceMaxPending} exchanges are pending.
     *
     * @param routeId the route that sends it, {@code null} for none
     * @param whenEnded receives the result, in a thread in which the route may continue
     */
    public void send(Exchange exchange, @Nullable String routeId, Consumer<CoalescedResult> whenEnded)
            throws InterruptedException {
        CoalescedExchange mine = new CoalescedExchange(permits.acquire(), routeId);
        Consumer<CoalescedResult> leave = end -> {
            pending.remove(mine);
            whenEnded.accept(end);
        };
        enter(mine, exchange, end -> {
            mine.ended(end, leave);
            continuations.add(mine::continueRoute, mine.isNested());
        });
    }

    /**
     * Sends the contact of an exchange together with others, and waits for the result.
     *
     * @throws InterruptedException if interrupted before the call; the contact was not sent
     * @throws HeymarketUnknownOutcomeException if interrupted during the call
     */
    public CoalescedResult sendAndWait(Exchange exchange, @Nullable String routeId)
            throws InterruptedException, ExecutionException {
        CoalescedExchange mine = new CoalescedExchange(permits.acquire(), routeId);
        CompletableFuture<CoalescedResult> end = new CompletableFuture<>();
        enter(mine, exchange, end::complete);
        try {
            return await(end, mine.row());
        } finally {
            pending.remove(mine);
            mine.releasePermit();
        }
    }

    private void enter(CoalescedExchange mine, Exchange exchange, Consumer<CoalescedResult> whenEnded) {
        boolean entered = false;
        pending.add(mine);
        try {
            mine.row(upsert.submit(exchange.getMessage().getBody(), exchange, whenEnded));
            entered = true;
        } finally {
            if (!entered) {
                pending.remove(mine);
                mine.releasePermit();
            }
        }
    }

    private CoalescedResult await(CompletableFuture<CoalescedResult> end, @Nullable CoalescedRow row)
            throws InterruptedException, ExecutionException {
        try {
            return end.get();
        } catch (InterruptedException e) {
            if (row != null && upsert.withdraw(row)) {
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

    public OperationResult result(CoalescedResult end, @Nullable RejectedRows rejected) {
        return upsert.result(end, rejected);
    }

    public QueueState state() {
        return upsert.state();
    }

    /** Sends rows without waiting for others while a route, or the context, is being stopped. */
    void hurry() {
        upsert.hurry(patience());
    }

    /**
     * Ends the pending exchanges of a route at once. Each one fails with an exception that has the outcome of its contact.
     *
     * @param routeId the route that sent them; {@code null} for those of no route
     */
    void cutShort(@Nullable String routeId) {
        cutShort(exchange -> Objects.equals(routeId, exchange.routeId()));
    }

    private void cutShort(Predicate<CoalescedExchange> which) {
        int exchanges = 0;
        for (CoalescedExchange exchange : pending) {
            if (which.test(exchange)) {
                if (exchange.row() != null) {
                    upsert.giveUp(exchange.row());
                }
                lastContinuations.add(exchange::cutShort, true);
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
     * Sends the waiting contacts and lets their exchanges continue, for as long as Camel waits for routes to stop. Exchanges that are
     * pending after that are cut short.
     */
    @Override
    public void close() {
        boolean timeIsOver =
                context.isStopping() && context.getShutdownStrategy().isTimeoutOccurred();
        long end = System.nanoTime() + (timeIsOver ? 0 : patience().toNanos());
        try {
            upsert.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            continuations.await(TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())));
            cutShort(exchange -> true);
            lastContinuations.await(FOR_THE_LAST_MILLIS);
            lastContinuations.addAllWorkers();
        } finally {
            permits.close();
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
        manager.shutdownNow(continuationThreads);
    }
}
