package io.github.camelheymarket.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
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

    private final CamelContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Shared> clients = new HashMap<>();
    private final Map<Credentials, RequestBudget> budgets = new HashMap<>();

    private ClientRegistry(CamelContext context) {
        this.context = context;
    }

    /** The one registry of a context. */
    public static ClientRegistry of(CamelContext context) {
        var extension = context.getCamelContextExtension();
        ClientRegistry registry = extension.getContextPlugin(ClientRegistry.class);
        if (registry == null) {
            registry = new ClientRegistry(context);
            extension.addContextPlugin(ClientRegistry.class, registry);
        }
        return registry;
    }

    /**
     * Hands out a client, shared with everybody who asks for the same.
     *
     * @param httpComponent the name of the camel-http component whose TLS, proxy and pool are used
     * @param budgets makes the budget of a credential that has none yet; {@code null} for the built-in one
     * @return to be closed by the one who asked; the last to close it closes its connections
     */
    public Lease lease(ClientSettings settings, String httpComponent, RequestBudget.Factory budgets) {
        lock.lock();
        try {
            Key key = new Key(settings, httpComponent);
            Shared shared = clients.get(key);
            if (shared == null) {
                LOG.info("Heymarket at {} with an {}", settings.baseUrl(), settings.credentials());
                HttpTransport transport = new CamelHttpTransport(context, httpComponent, settings);
                shared = new Shared(
                        new HeymarketClient(settings, transport, budget(settings, budgets), TimeSource.SYSTEM));
                clients.put(key, shared);
            }
            shared.users++;
            return new Lease(key, shared);
        } finally {
            lock.unlock();
        }
    }

    private RequestBudget budget(ClientSettings settings, RequestBudget.Factory factory) {
        if (settings.requestsPerMinute() == 0) {
            return null;
        }
        return budgets.computeIfAbsent(
                settings.credentials(),
                credentials -> factory == null
                        ? new SlidingLogBudget(settings.requestsPerMinute(), TimeSource.SYSTEM)
                        : factory.create(fingerprint(credentials), settings.requestsPerMinute()));
    }

    /** Tells credentials apart without giving one away: for the name of a shared budget. */
    private static String fingerprint(Credentials credentials) {
        String text = credentials instanceof Credentials.SecretPair pair
                ? pair.secretId()
                : ((Credentials.ApiKey) credentials).apiKey();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void giveBack(Key key, Shared shared) {
        lock.lock();
        try {
            shared.users--;
            if (shared.users == 0) {
                clients.remove(key, shared);
                shared.client.close();
            }
        } catch (IOException e) {
            LOG.debug("A client did not close cleanly", e);
        } finally {
            lock.unlock();
        }
    }

    private record Key(ClientSettings settings, String httpComponent) {}

    private static final class Shared {
        private final HeymarketClient client;
        private int users;

        Shared(HeymarketClient client) {
            this.client = client;
        }
    }

    /** A share of a client. */
    public final class Lease implements Closeable {
        private final Key key;
        private final Shared shared;
        private boolean open = true;

        private Lease(Key key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        public HeymarketClient client() {
            return shared.client;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                giveBack(key, shared);
            }
        }
    }
}
