package io.github.camelheymarket;

import io.github.camelheymarket.changes.Change;
import io.github.camelheymarket.changes.ChangeFeed;
import io.github.camelheymarket.operation.ContactFormat;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("heymarket:contacts/changes")}: an exchange for each contact that changed since the cursor (R7.2, R7.5). The
 * cursor moves when an exchange is completed, wherever the route has handed it to; {@link ChangeFeed} says how.
 */
@ManagedResource(description = "Managed HeymarketChangesConsumer")
class ChangesConsumer extends ScheduledBatchPollingConsumer implements ManagedPolls {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesConsumer.class);
    /** A stop does not signal those that wait. */
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final HeymarketEndpoint endpoint;
    private final ReentrantLock monitor = new ReentrantLock();
    private final Condition completed = monitor.newCondition();
    private volatile ChangeFeed feed;
    /** Whether the poll is giving out changes, and sees to the cursor itself. */
    private volatile boolean giving;

    private volatile boolean stopped;
    private final AtomicLong delivered = new AtomicLong();

    ChangesConsumer(HeymarketEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        setMaxMessagesPerPoll(endpoint.getConfiguration().getMaxMessagesPerPoll());
    }

    @Override
    protected void doStart() throws Exception {
        monitor.lock();
        try {
            stopped = false;
            // After a quick restart the last exchanges of the time before may still be under way.
            if (feed == null) {
                feed = ChangeFeeds.open(endpoint);
            }
        } finally {
            monitor.unlock();
        }
        boolean started = false;
        try {
            super.doStart();
            started = true;
        } finally {
            // Camel does not stop what has failed to start.
            if (!started) {
                stopped = true;
                closeIfStopped();
            }
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        ChangeFeed changes = beginGiving();
        if (changes == null) {
            return 0;
        }
        try {
            int sent = give(changes);
            changes.save();
            return sent;
        } catch (Exception | Error e) {
            saveAfter(changes, e);
            throw e;
        } finally {
            pendingExchanges = 0;
            giving = false;
            closeIfStopped();
        }
    }

    private ChangeFeed beginGiving() {
        monitor.lock();
        try {
            giving = !stopped && feed != null;
            return giving ? feed : null;
        } finally {
            monitor.unlock();
        }
    }

    private static void saveAfter(ChangeFeed changes, Throwable failure) {
        try {
            changes.save();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    private int give(ChangeFeed changes) throws Exception {
        changes.beginPoll();
        ContactFormat format = null;
        int sent = 0;
        int size = 0;
        while (isBatchAllowed() && (maxMessagesPerPoll <= 0 || sent < maxMessagesPerPoll)) {
            Change change = changes.next();
            if (change == null || !awaitRoom(changes)) {
                break;
            }
            format = format == null ? endpoint.format() : format;
            size = limited(Math.max(size, sent + changes.waiting()));
            Exchange exchange = exchange(changes, change, format.one(change.contact()));
            describe(exchange, sent, size);
            Completion completion = new Completion(changes, change);
            exchange.getExchangeExtension().addOnCompletion(completion);
            changes.begin(change);
            sent++;
            delivered.incrementAndGet();
            give(exchange, completion);
            if (changes.shouldSave()) {
                changes.save();
            }
        }
        return sent;
    }

    private int limited(int size) {
        return maxMessagesPerPoll > 0 ? Math.min(size, maxMessagesPerPoll) : size;
    }

    private void describe(Exchange exchange, int index, int size) {
        pendingExchanges = size - index - 1;
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index + 1 == size);
    }

    /** @return false if the poll is to end: the route stops, or too many have failed to go on without them */
    private boolean awaitRoom(ChangeFeed changes) throws InterruptedException {
        while (!changes.hasRoom()) {
            if (changes.inFlight() == 0) {
                changes.save();
                return changes.hasRoom();
            }
            monitor.lock();
            try {
                if (changes.inFlight() > 0) {
                    completed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            } finally {
                monitor.unlock();
            }
            if (!isBatchAllowed()) {
                return false;
            }
        }
        return true;
    }

    private Exchange exchange(ChangeFeed changes, Change change, Object body) {
        Exchange exchange = createExchange(true);
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeader(HeymarketConstants.RESULT_CURSOR, changes.cursorAfter(change));
        message.setHeader(
                HeymarketConstants.RESULT_CHANGE, change.kind() == Change.Kind.DELETED ? "deleted" : "changed");
        return exchange;
    }

    /** A route that throws instead of telling has failed with the change: it must not count as under way for ever. */
    private void give(Exchange exchange, Completion completion) {
        try {
            getAsyncProcessor().process(exchange, doneSync -> {});
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
            completion.onFailure(exchange);
        }
    }

    /** Travels with the exchange, to another thread or route. */
    private final class Completion implements Synchronization {
        private final ChangeFeed changes;
        private final Change change;
        private final AtomicBoolean told = new AtomicBoolean();

        private Completion(ChangeFeed changes, Change change) {
            this.changes = changes;
            this.change = change;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (told.compareAndSet(false, true)) {
                changes.done(change);
                settled(changes, exchange);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (!told.compareAndSet(false, true)) {
                return;
            }
            try {
                if (changes.failed(change)) {
                    getExceptionHandler()
                            .handleException(
                                    "The contact " + change.id() + " is skipped: its delivery failed "
                                            + endpoint.getConfiguration().getMaxDeliveryAttempts() + " times",
                                    exchange,
                                    cause(exchange));
                } else {
                    LOG.debug("The delivery of the contact {} failed; a later poll delivers it again", change.id());
                }
            } finally {
                settled(changes, exchange);
            }
        }
    }

    private static Exception cause(Exchange exchange) {
        Exception cause = exchange.getException();
        return cause != null ? cause : new RollbackExchangeException(exchange);
    }

    private void settled(ChangeFeed changes, Exchange exchange) {
        try {
            if (changes.shouldSave() || !giving && changes.inFlight() == 0) {
                changes.save();
            }
        } catch (RuntimeException | Error e) {
            // The next poll saves again before it gives out more than may come twice.
            getExceptionHandler().handleException("The cursor could not be saved", exchange, e);
        } finally {
            monitor.lock();
            try {
                completed.signalAll();
            } finally {
                monitor.unlock();
            }
            closeIfStopped();
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        int sent = 0;
        for (Object exchange = exchanges.poll(); exchange != null; exchange = exchanges.poll()) {
            getProcessor().process((Exchange) exchange);
            sent++;
        }
        return sent;
    }

    @Override
    public PollState pollState() {
        ChangeFeed changes = feed;
        return changes == null
                ? new PollState(null, null, 0, delivered.get())
                : new PollState(changes.dealtWithUpTo(), changes.now(), changes.inFlight(), delivered.get());
    }

    @Override
    protected void doStop() throws Exception {
        stopped = true;
        super.doStop();
        closeIfStopped();
    }

    /** The exchanges under way when the route stops still move the cursor. */
    private void closeIfStopped() {
        ChangeFeed last = null;
        monitor.lock();
        try {
            if (stopped && feed != null && !giving && feed.inFlight() == 0) {
                last = feed;
                feed = null;
            }
        } finally {
            monitor.unlock();
        }
        if (last != null) {
            last.close();
        }
    }
}
