package io.github.camelheymarket.metrics;

import io.github.camelheymarket.client.AnswerClass;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ClientObserver;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.client.PerContext;
import io.github.camelheymarket.exception.HeymarketException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/** The meters of all calls of a Camel context. Tags have a small set of values and contain no personal data. */
public final class HeymarketMeters implements ClientObserver {

    public static final String REQUESTS = "camel.heymarket.requests";
    public static final String RETRIES = "camel.heymarket.retries";
    public static final String CALLS = "camel.heymarket.calls";
    public static final String BUDGET_WAIT = "camel.heymarket.budget.wait";
    public static final String BUDGET_LEFT = "camel.heymarket.budget.left";

    /** The name of the registry of camel-micrometer. */
    private static final String REGISTRY = "metricsRegistry";

    private final MeterRegistry meters;
    private final Tags context;
    private final Map<String, Meter> known = new ConcurrentHashMap<>();
    /** The ids of the credentials by client. */
    private final Map<HeymarketClient, String> clients = new ConcurrentHashMap<>();

    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();

    private HeymarketMeters(MeterRegistry meters, CamelContext context) {
        this.meters = meters;
        this.context = Tags.of("camelContext", context.getName());
    }

    /**
     * Registers the meters of a context once, if its registry has a {@link MeterRegistry}: the one that is named
     * {@code metricsRegistry}, as by camel-micrometer, else the only one.
     *
     * @throws NoClassDefFoundError if Micrometer is missing
     */
    public static void join(CamelContext camel) {
        PerContext.find(camel, HeymarketMeters.class, HeymarketMeters::create);
    }

    private static @Nullable HeymarketMeters create(CamelContext camel) {
        MeterRegistry registry = find(camel.getRegistry());
        if (registry == null) {
            return null;
        }
        HeymarketMeters meters = new HeymarketMeters(registry, camel);
        ClientRegistry.of(camel).observe(meters);
        return meters;
    }

    private static @Nullable MeterRegistry find(Registry registry) {
        MeterRegistry named = registry.lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        // If there are several, a composite passes on to the others.
        Set<? extends MeterRegistry> composites = registry.findByType(CompositeMeterRegistry.class);
        Set<? extends MeterRegistry> all =
                composites.size() == 1 ? composites : registry.findByType(MeterRegistry.class);
        return all.size() == 1 ? all.iterator().next() : null;
    }

    @Override
    public void opened(HeymarketClient client) {
        String credential = client.credentialId();
        clients.put(client, credential);
        gauges.computeIfAbsent(
                credential,
                id -> Gauge.builder(BUDGET_LEFT, () -> left(id))
                        .description("Requests that could be sent at once; -1 if unknown")
                        .tags(context.and("credential", id))
                        .register(meters));
    }

    /** All clients of a credential share its budget. */
    private int left(String credential) {
        return clients.entrySet().stream()
                .filter(client -> client.getValue().equals(credential))
                .findFirst()
                .map(client -> client.getKey().statistics().budget().left().orElse(-1))
                .orElse(-1);
    }

    @Override
    public void closed(HeymarketClient client) {
        String credential = clients.remove(client);
        if (credential != null && !clients.containsValue(credential)) {
            meters.remove(gauges.remove(credential));
        }
    }

    @Override
    public void requested(ApiRequest request, AnswerClass answer, Duration took) {
        timer(REQUESTS, "Requests, from sending to the end of the response", request, "status", answer.label())
                .record(took);
    }

    @Override
    public void waited(ApiRequest request, Duration took) {
        timer(BUDGET_WAIT, "Waits for the request budget", request, "", "").record(took);
    }

    @Override
    public void retried(ApiRequest request) {
        counter(RETRIES, "Requests that were sent again", request, "", "").increment();
    }

    @Override
    public void ended(ApiRequest request, @Nullable HeymarketException failure) {
        String error = failure == null ? "none" : failure.getClass().getSimpleName();
        counter(CALLS, "Calls, each counted once however often it was sent", request, "error", error)
                .increment();
    }

    private Timer timer(String name, String description, ApiRequest request, String tag, String value) {
        return (Timer) known.computeIfAbsent(
                key(name, request, value),
                key -> Timer.builder(name)
                        .description(description)
                        .tags(tags(request, tag, value))
                        .register(meters));
    }

    private Counter counter(String name, String description, ApiRequest request, String tag, String value) {
        return (Counter) known.computeIfAbsent(
                key(name, request, value),
                key -> Counter.builder(name)
                        .description(description)
                        .tags(tags(request, tag, value))
                        .register(meters));
    }

    private static String key(String name, ApiRequest request, String value) {
        return name + ' ' + request.operation() + ' ' + value;
    }

    private Tags tags(ApiRequest request, String tag, String value) {
        Tags tags = context.and("operation", request.operation());
        return tag.isEmpty() ? tags : tags.and(tag, value);
    }
}
