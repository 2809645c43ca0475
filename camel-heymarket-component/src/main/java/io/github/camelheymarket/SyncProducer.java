package io.github.camelheymarket;

import io.github.camelheymarket.operation.SyncContacts;
import io.github.camelheymarket.spi.SyncProgress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.AsyncCallbackToCompletableFutureAdapter;

/**
 * The producer of contacts/sync, which shows through JMX how far the run has come that began last. It is asynchronous in
 * form alone: Camel would hide another one behind a bridge, and its attributes with it.
 */
@ManagedResource(description = "Managed SyncProducer")
public final class SyncProducer extends HeymarketProducer implements AsyncProducer {

    SyncProducer(HeymarketEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            process(exchange);
        } catch (Throwable e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    @Override
    public CompletableFuture<Exchange> processAsync(Exchange exchange) {
        AsyncCallbackToCompletableFutureAdapter<Exchange> callback =
                new AsyncCallbackToCompletableFutureAdapter<>(exchange);
        process(exchange, callback);
        return callback.getFuture();
    }

    /** @return {@code otherwise} where there was no run yet, or it does not tell */
    private <T> T tell(Function<SyncProgress, T> what, T otherwise) {
        SyncProgress progress = operation() instanceof SyncContacts sync ? sync.progress() : null;
        T told = progress == null ? null : what.apply(progress);
        return told == null ? otherwise : told;
    }

    @ManagedAttribute(
            description = "The phase of the sync: SNAPSHOT, ROWS, DELETIONS or DONE; NONE before the first sync")
    public String getSyncPhase() {
        return tell(progress -> progress.phase().name(), "NONE");
    }

    @ManagedAttribute(description = "Rows taken from the source")
    public long getSyncRowsRead() {
        return tell(SyncProgress::rowsRead, 0L);
    }

    @ManagedAttribute(description = "Rows with a result")
    public long getSyncRowsDone() {
        return tell(SyncProgress::rowsDone, 0L);
    }

    @ManagedAttribute(description = "Unsuccessful rows")
    public long getSyncRowsUnsuccessful() {
        return tell(SyncProgress::unsuccessfulRows, 0L);
    }

    @ManagedAttribute(description = "Rows of the source; -1 if unknown")
    public long getSyncRowsTotal() {
        return tell(SyncProgress::rowsTotal, -1L);
    }

    @ManagedAttribute(description = "Rows per second")
    public double getSyncRowsPerSecond() {
        return tell(SyncProgress::rowsPerSecond, 0.0);
    }

    @ManagedAttribute(description = "HTTP requests made")
    public long getSyncRequests() {
        return tell(SyncProgress::requests, 0L);
    }

    @ManagedAttribute(description = "Requests left in this minute; -1 without a limit")
    public int getSyncRequestsLeft() {
        return tell(SyncProgress::requestsLeft, -1);
    }

    @ManagedAttribute(description = "Seconds left at this rate; -1 if unknown")
    public long getSyncSecondsLeft() {
        return tell(progress -> progress.left() == null ? null : progress.left().toSeconds(), -1L);
    }
}
