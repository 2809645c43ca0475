package io.github.camelheymarket;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.client.CredentialCheck;
import io.github.camelheymarket.client.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of a context's producers: one for each credential and base URL, however many endpoints use them, for
 * each of them would ask the same. A check is there as long as a producer that has it.
 */
final class ProducerHealth {

    /** What those who ask for health put up with; the answer is there for the next one. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final ReentrantLock REGISTRATION = new ReentrantLock();

    private final CamelContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Shared> checks = new HashMap<>();

    private ProducerHealth(CamelContext context) {
        this.context = context;
    }

    static ProducerHealth of(CamelContext context) {
        var extension = context.getCamelContextExtension();
        REGISTRATION.lock();
        try {
            ProducerHealth health = extension.getContextPlugin(ProducerHealth.class);
            if (health == null) {
                health = new ProducerHealth(context);
                extension.addContextPlugin(ProducerHealth.class, health);
            }
            return health;
        } finally {
            REGISTRATION.unlock();
        }
    }

    /**
     * A producer is there.
     *
     * @return ends its share
     */
    Runnable join(HeymarketEndpoint endpoint) {
        // camel-health is optional: without it there is no repository.
        WritableHealthCheckRepository repository =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return () -> {};
        }
        ClientSettings settings = ClientSettingsFactory.settings(endpoint.getConfiguration());
        HeymarketComponent component = (HeymarketComponent) endpoint.getComponent();
        Key key = new Key(settings.credentials(), settings.baseUrl(), component.isHealthCheckProducerEnabled());
        lock.lock();
        try {
            checks.computeIfAbsent(key, k -> new Shared(endpoint, settings, component, repository)).users++;
        } finally {
            lock.unlock();
        }
        return () -> leave(key);
    }

    private void leave(Key key) {
        lock.lock();
        try {
            Shared shared = checks.get(key);
            shared.users--;
            if (shared.users == 0) {
                checks.remove(key);
                shared.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private record Key(Credentials credentials, URI baseUrl, boolean enabled) {}

    private final class Shared {
        private final WritableHealthCheckRepository repository;
        private final ClientRegistry.Lease lease;
        private final ExecutorService thread;
        private final HealthCheck check;
        private int users;

        Shared(
                HeymarketEndpoint endpoint,
                ClientSettings settings,
                HeymarketComponent component,
                WritableHealthCheckRepository repository) {
            this.repository = repository;
            // A share of its own, since the endpoint that came first may be the first to go.
            lease = endpoint.lease(settings);
            thread = context.getExecutorServiceManager().newThreadPool(this, "HeymarketHealthCheck", 0, 1);
            CredentialCheck credential = new CredentialCheck(
                    lease.client(),
                    new ApiGateway("health", lease.client()).request(ApiEndpoint.INBOXES_V1, null),
                    Duration.ofMillis(component.getHealthCheckInterval()),
                    PATIENCE,
                    thread);
            ClientStatistics client = lease.client().statistics();
            check = new CredentialHealthCheck(
                    "producer:heymarket:" + settings.baseUrl().getAuthority() + ":" + client.credentialId()
                            + (component.isHealthCheckProducerEnabled() ? "" : ":disabled"),
                    client.baseUrl(),
                    credential::state);
            check.setEnabled(component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(check);
        }

        void close() {
            repository.removeHealthCheck(check);
            context.getExecutorServiceManager().shutdownNow(thread);
            lease.close();
        }
    }
}
