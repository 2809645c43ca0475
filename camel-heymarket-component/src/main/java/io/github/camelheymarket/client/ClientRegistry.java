package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients and budgets of one Camel context: equal settings share a client, equal credentials a budget, through
 * whichever component or endpoint they come.
 */
public final class ClientRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegistry.class);
    private static final ReentrantLock REGISTRATION = new ReentrantLock();

    private final CamelContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Shared> clients = new HashMap<>();
    private final Map<Credentials, CredentialBudget> budgets = new HashMap<>();
    private final Map<Account, AccountMemory> memories = new HashMap<>();
    private final ClientObservers observers = new ClientObservers();

    private ClientRegistry(CamelContext context) {
        this.context = context;
    }

    /** The one registry of a context. */
    public static ClientRegistry of(CamelContext context) {
        var extension = context.getCamelContextExtension();
        REGISTRATION.lock();
        try {
            ClientRegistry registry = extension.getContextPlugin(ClientRegistry.class);
            if (registry == null) {
                registry = new ClientRegistry(context);
                extension.addContextPlugin(ClientRegistry.class, registry);
            }
            return registry;
        } finally {
            REGISTRATION.unlock();
        }
    }

    /**
     * Hands out a client, shared with everybody who asks for the same. Where users of one credential ask for different
     * {@code requestsPerMinute}, the lowest counts for all of them.
     *
     * @param httpComponent the name of the camel-http component whose TLS, proxy and pool are used
     * @param factory makes the budget of a credential that has none yet; {@code null} for the built-in one
     * @return to be closed by the one who asked; the last to close it closes its connections
     */
    public Lease lease(ClientSettings settings, String httpComponent, RequestBudget.Factory factory) {
        lock.lock();
        try {
            Key key = new Key(settings, httpComponent);
            Shared shared = clients.get(key);
            if (shared == null) {
                shared = open(settings, httpComponent, factory);
                clients.put(key, shared);
            }
            shared.users++;
            return new Lease(key, shared);
        } finally {
            lock.unlock();
        }
    }

    /** Tells that observer of all clients, from now on, until the context is gone. */
    public void observe(ClientObserver observer) {
        lock.lock();
        try {
            observers.add(observer);
            clients.values().forEach(shared -> observer.opened(shared.client));
        } finally {
            lock.unlock();
        }
    }

    /** What each client that is open now has done. */
    public List<ClientStatistics> statistics() {
        lock.lock();
        try {
            return clients.values().stream()
                    .map(shared -> shared.client.statistics())
                    .sorted(Comparator.comparing(ClientStatistics::baseUrl)
                            .thenComparing(ClientStatistics::credentialId))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private Shared open(ClientSettings settings, String httpComponent, RequestBudget.Factory factory) {
        CredentialBudget budget = budget(settings.credentials());
        budget.join(settings.requestsPerMinute(), factory);
        boolean opened = false;
        try {
            HttpTransport transport = new CamelHttpTransport(context, httpComponent, settings);
            LOG.info("Heymarket at {} with an {}", settings.baseUrl(), settings.credentials());
            HeymarketClient client = new HeymarketClient(
                    settings,
                    transport,
                    budget,
                    TimeSource.SYSTEM,
                    observers,
                    memories.computeIfAbsent(
                            new Account(settings.baseUrl(), settings.credentials()),
                            account -> new AccountMemory(TimeSource.SYSTEM)));
            observers.opened(client);
            opened = true;
            return new Shared(client, budget);
        } finally {
            if (!opened) {
                budget.leave(settings.requestsPerMinute());
            }
        }
    }

    /** The one budget of a credential. */
    CredentialBudget budget(Credentials credentials) {
        lock.lock();
        try {
            return budgets.computeIfAbsent(credentials, key -> new CredentialBudget(key, TimeSource.SYSTEM));
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Key key, Shared shared) {
        lock.lock();
        try {
            shared.users--;
            if (shared.users > 0) {
                return;
            }
            clients.remove(key, shared);
            shared.budget.leave(key.settings.requestsPerMinute());
            observers.closed(shared.client);
        } finally {
            lock.unlock();
        }
        // Unlocked: with calls under way it may take its time, and other clients have nothing to do with that.
        try {
            shared.client.close();
        } catch (IOException e) {
            LOG.debug("A client did not close cleanly", e);
        }
    }

    private record Key(ClientSettings settings, String httpComponent) {}

    private record Account(URI baseUrl, Credentials credentials) {}

    private static final class Shared {
        private final HeymarketClient client;
        private final CredentialBudget budget;
        private int users;

        Shared(HeymarketClient client, CredentialBudget budget) {
            this.client = client;
            this.budget = budget;
        }
    }

    /** A share of a client. */
    public final class Lease implements Closeable {
        private final Key key;
        private final Shared shared;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Lease(Key key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        public HeymarketClient client() {
            return shared.client;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                giveBack(key, shared);
            }
        }
    }
}
