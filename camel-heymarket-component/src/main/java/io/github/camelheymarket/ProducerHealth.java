package io.github.camelheymarket;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.check.ClientSettingsFactory;
import io.github.camelheymarket.client.BackgroundClose;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.CredentialCheck;
import io.github.camelheymarket.client.Credentials;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.client.PerContext;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * The health checks of the producers of a context: one for each credential and base URL, however many endpoints use these, because all
 * of them would send the same request. A check exists for as long as one of its producers.
 */
final class ProducerHealth {

    /** How long a health check waits for a response. A later response counts for the next check. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CamelContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Shared> checks = new HashMap<>();

    private ProducerHealth(CamelContext context) {
        this.context = context;
    }

    static ProducerHealth of(CamelContext context) {
        return PerContext.get(context, ProducerHealth.class, ProducerHealth::new);
    }

    /**
     * Adds a producer.
     *
     * @return removes the producer
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
        Shared shared;
        lock.lock();
        try {
            shared = checks.computeIfAbsent(key, k -> new Shared(repository));
            shared.users++;
        } finally {
            lock.unlock();
        }
        boolean joined = false;
        try {
            shared.open(endpoint, settings, component);
            joined = true;
        } finally {
            if (!joined) {
                leave(key);
            }
        }
        return () -> leave(key);
    }

    private void leave(Key key) {
        Shared last;
        lock.lock();
        try {
            last = Objects.requireNonNull(checks.get(key), "the check of a producer that joined");
            last.users--;
            if (last.users > 0) {
                return;
            }
            checks.remove(key);
        } finally {
            lock.unlock();
        }
        last.close();
    }

    private record Key(Credentials credentials, URI baseUrl, boolean enabled) {}

    /** Opened and closed without the lock above, because both may wait for a custom budget. */
    private final class Shared {
        private final WritableHealthCheckRepository repository;
        private final ReentrantLock opening = new ReentrantLock();
        private int users;
        private ClientRegistry.@Nullable Lease lease;
        private @Nullable ExecutorService thread;
        private @Nullable HealthCheck check;

        Shared(WritableHealthCheckRepository repository) {
            this.repository = repository;
        }

        void open(HeymarketEndpoint endpoint, ClientSettings settings, HeymarketComponent component) {
            opening.lock();
            try {
                if (check == null) {
                    // A lease of its own, because the first endpoint may be the first to stop.
                    ClientRegistry.Lease opened = endpoint.lease(settings);
                    lease = opened;
                    ExecutorService single =
                            context.getExecutorServiceManager().newThreadPool(this, "HeymarketHealthCheck", 0, 1);
                    thread = single;
                    HealthCheck made = check(opened.client(), single, settings, component);
                    check = made;
                    repository.addHealthCheck(made);
                }
            } finally {
                opening.unlock();
            }
        }

        private HealthCheck check(
                HeymarketClient client, ExecutorService single, ClientSettings settings, HeymarketComponent component) {
            CredentialCheck credential = new CredentialCheck(
                    client,
                    new ApiGateway("health", client).request(ApiEndpoint.INBOXES_V1, null),
                    Duration.ofMillis(component.getHealthCheckInterval()),
                    PATIENCE,
                    single);
            HealthCheck made = new CredentialHealthCheck(
                    "producer:heymarket:" + settings.baseUrl().getAuthority() + ":"
                            + client.credentialId()
                            + (component.isHealthCheckProducerEnabled() ? "" : ":disabled"),
                    settings.baseUrl().toString(),
                    credential::state);
            made.setEnabled(component.isHealthCheckProducerEnabled());
            return made;
        }

        /** Called by the last user; closes what was opened. */
        void close() {
            if (check != null) {
                repository.removeHealthCheck(check);
            }
            if (thread != null) {
                context.getExecutorServiceManager().shutdownNow(thread);
            }
            if (lease != null) {
                BackgroundClose.close(context, lease::close);
            }
        }
    }
}
