package io.github.camelheymarket;

import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.client.AnswerObserver;
import io.github.camelheymarket.client.BackgroundClose;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.coalesce.Coalescing;
import io.github.camelheymarket.coalesce.QueueState;
import io.github.camelheymarket.metrics.Metering;
import io.github.camelheymarket.tracing.Traces;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The client of an endpoint, from its first use until the endpoint stops. It has its own locks, because Camel holds the lock of the
 * endpoint for a long time.
 */
final class EndpointClient {

    private final HeymarketEndpoint endpoint;
    /** Held while a client is opened, which may wait for a custom budget. Acquired before {@link #lock}. */
    private final ReentrantLock opening = new ReentrantLock();
    /** Held only for a short time. */
    private final ReentrantLock lock = new ReentrantLock();

    private ClientRegistry.@Nullable Lease lease;
    private ClientRegistry.@Nullable Lease closing;
    private @Nullable Coalescing coalescing;
    private int stops;
    private boolean stopped;

    EndpointClient(HeymarketEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Returns a closed client if the endpoint is stopped; the calls of that client fail with a message that says so. */
    HeymarketClient client() {
        ClientRegistry.Lease open = lease();
        if (open != null) {
            return open.client();
        }
        opening.lock();
        try {
            open = lease();
            if (open == null) {
                int before = stops();
                Metering.join(endpoint.getCamelContext());
                Traces.join(endpoint.getCamelContext());
                open = endpoint.lease(ClientSettingsFactory.settings(endpoint.getConfiguration()));
                if (!keep(before, open, null)) {
                    open.close();
                }
            }
            return open.client();
        } finally {
            opening.unlock();
        }
    }

    /** Observes every call of the account until the endpoint is stopped. Replaces the observer before. */
    void observe(AnswerObserver observer) {
        client();
        lock.lock();
        try {
            if (lease != null) {
                lease.client().memory().observers().put(lease, observer);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #client()}. */
    Coalescing coalescing() {
        opening.lock();
        try {
            Coalescing open = open();
            if (open == null) {
                int before = stops();
                open = new Coalescing(endpoint.getCamelContext(), endpoint, HeymarketProducer.setup(endpoint, null));
                if (!keep(before, null, open)) {
                    open.close();
                }
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    List<ClientStatistics> statistics() {
        ClientRegistry.Lease open = lease();
        return open == null ? List.of() : List.of(open.client().statistics());
    }

    QueueState queueState() {
        Coalescing open = open();
        return open == null ? QueueState.EMPTY : open.state();
    }

    private ClientRegistry.@Nullable Lease lease() {
        lock.lock();
        try {
            return lease;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Coalescing open() {
        lock.lock();
        try {
            return coalescing;
        } finally {
            lock.unlock();
        }
    }

    private int stops() {
        lock.lock();
        try {
            return stops;
        } finally {
            lock.unlock();
        }
    }

    /** @return false if the endpoint is stopped, or was in the meantime, and would not close what was opened */
    private boolean keep(int stopsBefore, ClientRegistry.@Nullable Lease newLease, @Nullable Coalescing newCoalescing) {
        lock.lock();
        try {
            if (stopped || stops != stopsBefore) {
                return false;
            }
            lease = newLease == null ? lease : newLease;
            coalescing = newCoalescing == null ? coalescing : newCoalescing;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A client that is being closed is not used again. */
    void start() {
        lock.lock();
        try {
            stopped = false;
            if (closing != null && lease == closing) {
                lease = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waiting contacts and their continuations need the client, so that it is closed last. */
    void stop() {
        Coalescing last;
        ClientRegistry.Lease client;
        lock.lock();
        try {
            stops++;
            stopped = true;
            last = coalescing;
            coalescing = null;
            client = lease;
            closing = client;
        } finally {
            lock.unlock();
        }
        if (last != null || client != null) {
            BackgroundClose.close(endpoint.getCamelContext(), () -> close(last, client));
        }
    }

    private void close(@Nullable Coalescing last, ClientRegistry.@Nullable Lease client) {
        try {
            if (last != null) {
                last.close();
            }
        } finally {
            lock.lock();
            try {
                if (lease == client) {
                    lease = null;
                }
            } finally {
                lock.unlock();
            }
            if (client != null) {
                client.client().memory().observers().remove(client);
                client.close();
            }
        }
    }
}
