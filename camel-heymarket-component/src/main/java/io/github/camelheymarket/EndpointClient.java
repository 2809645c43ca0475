package io.github.camelheymarket;

import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.coalesce.Coalescing;
import io.github.camelheymarket.coalesce.QueueState;
import io.github.camelheymarket.metrics.Metering;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What an endpoint sends with, from its first use until it stops. It has a lock of its own: Camel's is held for long. */
final class EndpointClient {

    private final HeymarketEndpoint endpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private ClientRegistry.Lease lease;
    private ClientRegistry.Lease closing;
    private Coalescing coalescing;

    EndpointClient(HeymarketEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    HeymarketClient client() {
        lock.lock();
        try {
            if (lease == null) {
                Metering.join(endpoint.getCamelContext());
                lease = endpoint.lease(ClientSettingsFactory.settings(endpoint.getConfiguration()));
            }
            return lease.client();
        } finally {
            lock.unlock();
        }
    }

    Coalescing coalescing() {
        lock.lock();
        try {
            if (coalescing == null) {
                coalescing = new Coalescing(
                        endpoint.getCamelContext(),
                        endpoint,
                        endpoint.getConfiguration().getCoalesceMaxPending(),
                        HeymarketProducer.setup(endpoint, null));
            }
            return coalescing;
        } finally {
            lock.unlock();
        }
    }

    List<ClientStatistics> statistics() {
        lock.lock();
        try {
            return lease == null ? List.of() : List.of(lease.client().statistics());
        } finally {
            lock.unlock();
        }
    }

    QueueState queueState() {
        lock.lock();
        try {
            return coalescing == null ? QueueState.EMPTY : coalescing.state();
        } finally {
            lock.unlock();
        }
    }

    /** A client that is on its way to be closed is not the one to begin with again. */
    void start() {
        lock.lock();
        try {
            if (closing != null && lease == closing) {
                lease = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What waits to be sent needs the client, and its callbacks may come back here for it: that is closed last. */
    void stop() {
        Coalescing last;
        ClientRegistry.Lease client;
        lock.lock();
        try {
            last = coalescing;
            coalescing = null;
            client = lease;
            closing = client;
        } finally {
            lock.unlock();
        }
        if (last != null || client != null) {
            Closing.close(endpoint.getCamelContext(), () -> close(last, client));
        }
    }

    private void close(Coalescing last, ClientRegistry.Lease client) {
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
                client.close();
            }
        }
    }
}
