package io.github.camelheymarket;

import io.github.camelheymarket.changes.Change;
import io.github.camelheymarket.changes.ChangeFeed;
import io.github.camelheymarket.changes.SharedFeed;
import io.github.camelheymarket.operation.ContactFormat;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code from("heymarket:contacts/changes")}: an exchange for each contact that changed since the cursor. The cursor moves
 * when the exchange completes, on any thread and in any route, so that a crash loses no change (R7.5); see {@link ChangeFeed}.
 */
@ManagedResource(description = "Managed HeymarketChangesConsumer")
class ChangesConsumer extends ScheduledBatchPollingConsumer implements ManagedPolls {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesConsumer.class);
    /** A wait ends after this time, since nothing signals that the route stops. */
    private static final long MAX_WAIT_MILLIS = 100;

    private final HeymarketEndpoint endpoint;
    private final SharedFeed feed = new SharedFeed();
    /** Whether a poll delivers changes; it saves the cursor afterwards. */
    private volatile boolean polling;

    private final AtomicLong delivered = new AtomicLong();

    ChangesConsumer(HeymarketEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        setMaxMessagesPerPoll(endpoint.getConfiguration().getMaxMessagesPerPoll());
    }

    @Override
    protected void doStart() throws Exception {
        feed.start(() -> ChangeFeeds.open(endpoint));
        boolean started = false;
        try {
            super.doStart();
            started = true;
        } finally {
            // Camel does not stop a consumer whose start failed.
            if (!started) {
                feed.stop();
            }
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        ChangeFeed changes = feed.acquire();
        if (changes == null) {
            return 0;
        }
        try {
            int sent = deliver(changes);
            changes.save();
            return sent;
        } catch (Exception | Error e) {
            saveAfter(changes, e);
            throw e;
        } finally {
            pendingExchanges = 0;
            feed.release();
        }
    }

    private static void saveAfter(ChangeFeed changes, Throwable failure) {
        try {
            changes.save();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    private int deliver(ChangeFeed changes) throws Exception {
        polling = true;
        try {
            return deliverAll(changes);
        } finally {
            // Before the save of the poll: an exchange that completes during that save must save the cursor itself.
            polling = false;
        }
    }

    private int deliverAll(ChangeFeed changes) throws Exception {
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
            feed.retain();
            changes.begin(change);
            sent++;
            delivered.incrementAndGet();
            process(exchange, completion);
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
        ListConsumer.setBatch(exchange, index, size);
    }

    /** @return false if the poll must end: the route stops, or so many deliveries failed that only retries are permitted */
    private boolean awaitRoom(ChangeFeed changes) throws InterruptedException {
        while (!changes.hasRoom()) {
            if (changes.inFlight() == 0) {
                changes.save();
                return changes.hasRoom();
            }
            feed.awaitRelease(MAX_WAIT_MILLIS);
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

    /** A processor that throws, instead of setting the exception, may not complete the exchange. */
    private void process(Exchange exchange, Completion completion) {
        try {
            getAsyncProcessor().process(exchange, doneSync -> {});
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
            completion.onFailure(exchange);
        }
    }

    /** Reports the outcome once, on the thread and in the route that completes the exchange. */
    private final class Completion implements Synchronization {
        private final ChangeFeed changes;
        private final Change change;
        private final AtomicBoolean reported = new AtomicBoolean();

        private Completion(ChangeFeed changes, Change change) {
            this.changes = changes;
            this.change = change;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (!reported.compareAndSet(false, true)) {
                return;
            }
            try {
                changes.done(change);
            } finally {
                saveAndRelease(changes, exchange);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (!reported.compareAndSet(false, true)) {
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
                saveAndRelease(changes, exchange);
            }
        }
    }

    private static Exception cause(Exchange exchange) {
        Exception cause = exchange.getException();
        return cause != null ? cause : new RollbackExchangeException(exchange);
    }

    private void saveAndRelease(ChangeFeed changes, Exchange exchange) {
        try {
            if (changes.shouldSave() || !polling && changes.inFlight() == 0) {
                changes.save();
            }
        } catch (RuntimeException | Error e) {
            // The next poll repeats the save before it delivers more than may be delivered twice.
            getExceptionHandler().handleException("The cursor could not be saved", exchange, e);
        } finally {
            feed.release();
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
        ChangeFeed changes = feed.peek();
        return changes == null
                ? PollState.withoutCursor(0, delivered.get())
                : PollState.of(changes.deliveredUpTo(), changes.now(), changes.inFlight(), delivered.get());
    }

    @Override
    protected void doStop() throws Exception {
        feed.stop();
        super.doStop();
    }
}
