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
 * The producer of contacts/sync, which shows the progress of the latest run in JMX. It implements {@link AsyncProducer} only
 * because Camel would wrap another producer in an adapter and not register its attributes.
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

    /** @param fallback if no sync has run yet, or the value is unknown */
    private <T> T value(Function<SyncProgress, T> reader, T fallback) {
        SyncProgress progress = operation() instanceof SyncContacts sync ? sync.progress() : null;
        T value = progress == null ? null : reader.apply(progress);
        return value == null ? fallback : value;
    }

    @ManagedAttribute(
            description = "The phase of the sync: SNAPSHOT, ROWS, DELETIONS or DONE; NONE before the first sync")
    public String getSyncPhase() {
        return value(progress -> progress.phase().name(), "NONE");
    }

    @ManagedAttribute(description = "Rows taken from the source")
    public long getSyncRowsRead() {
        return value(progress -> progress.rows().read(), 0L);
    }

    @ManagedAttribute(description = "Rows with a result")
    public long getSyncRowsDone() {
        return value(progress -> progress.rows().done(), 0L);
    }

    @ManagedAttribute(description = "Unsuccessful rows")
    public long getSyncRowsUnsuccessful() {
        return value(progress -> progress.rows().unsuccessful(), 0L);
    }

    @ManagedAttribute(description = "Rows of the source; -1 if unknown")
    public long getSyncRowsTotal() {
        return value(progress -> progress.rows().total(), -1L);
    }

    @ManagedAttribute(description = "Rows per second")
    public double getSyncRowsPerSecond() {
        return value(progress -> progress.rows().perSecond(), 0.0);
    }

    @ManagedAttribute(description = "HTTP requests made")
    public long getSyncRequests() {
        return value(SyncProgress::requests, 0L);
    }

    @ManagedAttribute(description = "Requests left in this minute; -1 without a limit")
    public int getSyncRequestsLeft() {
        return value(SyncProgress::requestsLeft, -1);
    }

    @ManagedAttribute(description = "Seconds left at this rate; -1 if unknown")
    public long getSyncSecondsLeft() {
        return value(
                progress -> progress.remaining() == null
                        ? null
                        : progress.remaining().toSeconds(),
                -1L);
    }
}
