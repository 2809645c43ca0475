package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients and budgets of a Camel context. Endpoints with equal settings share a client; clients with equal credentials
 * share a budget.
 */
public final class ClientRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegistry.class);

    /** Opens the transport of a client. */
    @FunctionalInterface
    interface Transports {
        HttpTransport open(String httpComponent, ClientSettings settings);
    }

    private final Transports transports;
    private final Accounts accounts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Shared> clients = new HashMap<>();
    private final List<ClientObserver> observers = new CopyOnWriteArrayList<>();
    /** Held while observers are notified, so that they get openings and closings one after the other. */
    private final ReentrantLock notifying = new ReentrantLock();

    private final Set<HeymarketClient> reported = new LinkedHashSet<>();

    private ClientRegistry(CamelContext context) {
        this(
                (httpComponent, settings) -> new CamelHttpTransport(context, httpComponent, settings),
                new Accounts(TimeSource.SYSTEM, () -> {
                    TimeSource bound = context.getRegistry().findSingleByType(TimeSource.class);
                    return bound == null ? TimeSource.SYSTEM : bound;
                }));
    }

    ClientRegistry(Transports transports, Accounts accounts) {
        this.transports = transports;
        this.accounts = accounts;
    }

    /** The registry of a context. */
    public static ClientRegistry of(CamelContext context) {
        return PerContext.get(context, ClientRegistry.class, ClientRegistry::new);
    }

    /**
     * Leases a client, which is shared by all leases with the same arguments. If the settings for a credential have different
     * {@code requestsPerMinute}, the lowest applies to all.
     *
     * @param httpComponent the name of the camel-http component that provides TLS, proxy and pool
     * @param factory creates the budget if the credential has none yet; {@code null} for the built-in budget
     * @return the lease; the caller closes it, and the last one closes the client
     */
    public Lease lease(ClientSettings settings, String httpComponent, RequestBudget.@Nullable Factory factory) {
        Key key = new Key(settings, httpComponent);
        Shared shared;
        lock.lock();
        try {
            shared = clients.computeIfAbsent(key, Shared::new);
            shared.users++;
        } finally {
            lock.unlock();
        }
        Lease lease = new Lease(shared);
        boolean opened = false;
        try {
            shared.open(factory);
            opened = true;
        } finally {
            if (!opened) {
                lease.close();
            }
        }
        return lease;
    }

    /** Adds an observer for all clients of the context. */
    public void observe(ClientObserver observer) {
        notifying.lock();
        try {
            observers.add(observer);
            reported.forEach(client -> report(client, true, observer));
        } finally {
            notifying.unlock();
        }
    }

    private void report(HeymarketClient client, boolean opened) {
        notifying.lock();
        try {
            if (opened) {
                reported.add(client);
            } else {
                reported.remove(client);
            }
            for (ClientObserver observer : observers) {
                report(client, opened, observer);
            }
        } finally {
            notifying.unlock();
        }
    }

    /** A failure of an observer is logged, because a client is opened and closed without it too. */
    private static void report(HeymarketClient client, boolean opened, ClientObserver observer) {
        try {
            if (opened) {
                observer.opened(client);
            } else {
                observer.closed(client);
            }
        } catch (RuntimeException e) {
            LOG.warn("An observer of the clients failed", e);
        }
    }

    /** The statistics of all open clients. */
    public List<ClientStatistics> statistics() {
        // Without the lock, because a budget of the application may be slow.
        return open().stream()
                .map(HeymarketClient::statistics)
                .sorted(Comparator.comparing(ClientStatistics::baseUrl).thenComparing(ClientStatistics::credentialId))
                .toList();
    }

    private List<HeymarketClient> open() {
        lock.lock();
        try {
            return clients.values().stream()
                    .map(shared -> shared.client)
                    .filter(Objects::nonNull)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The budget of a credential that has a client, or lately had one. */
    @Nullable
    CredentialBudget budget(Credentials credentials) {
        return accounts.budget(credentials);
    }

    /** How many budgets and memories are kept. */
    int accounts() {
        return accounts.size();
    }

    private void release(Shared shared) {
        lock.lock();
        try {
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            clients.remove(shared.key, shared);
        } finally {
            lock.unlock();
        }
        shared.close();
    }

    private record Key(ClientSettings settings, String httpComponent) {}

    /**
     * A client and the number of its leases. It is opened and closed without the lock of the registry, because code of the
     * application may be slow there and must not delay other clients.
     */
    private final class Shared {
        private final Key key;
        private final ReentrantLock opening = new ReentrantLock();
        private int users;
        private Accounts.@Nullable Use account;
        private volatile @Nullable HeymarketClient client;

        Shared(Key key) {
            this.key = key;
        }

        void open(RequestBudget.@Nullable Factory factory) {
            opening.lock();
            try {
                if (client == null) {
                    client = create(factory);
                }
            } finally {
                opening.unlock();
            }
        }

        private HeymarketClient create(RequestBudget.@Nullable Factory factory) {
            ClientSettings settings = key.settings;
            Accounts.Use use = accounts.begin(settings, factory);
            HttpTransport transport = null;
            boolean created = false;
            try {
                transport = transports.open(key.httpComponent, settings);
                LOG.info("Heymarket at {} with an {}", settings.baseUrl(), settings.credentials());
                HeymarketClient opened = new HeymarketClient(
                        settings, transport, use.budget(), TimeSource.SYSTEM, observers, use.memory());
                report(opened, true);
                account = use;
                created = true;
                return opened;
            } finally {
                if (!created) {
                    IOHelper.close(transport, use);
                }
            }
        }

        /** Called once, by the last lease, after the client was removed from the registry. */
        void close() {
            HeymarketClient last = client;
            Accounts.Use use = account;
            if (last == null || use == null) {
                return;
            }
            report(last, false);
            try {
                last.close();
            } catch (IOException e) {
                LOG.debug("A client did not close cleanly", e);
            } finally {
                use.close();
            }
        }
    }

    /** The use of a shared client, until it is closed. */
    public final class Lease implements Closeable {
        private final Shared shared;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Lease(Shared shared) {
            this.shared = shared;
        }

        public HeymarketClient client() {
            return Objects.requireNonNull(shared.client, "the client, which the lease opened");
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                release(shared);
            }
        }
    }
}
