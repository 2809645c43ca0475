package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.SlidingLogBudget;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.spi.Sleeper;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/**
 * Routes to a sandbox that stores a second contact where a create comes twice, and refuses to delete who is not there. Waits for lost writes are noted and not
 * waited; whoever was stored twice, or is missing, or was opted in, shows.
 */
final class FaultRig implements AutoCloseable {

    static final int MAX_RETRIES = 1;

    final HeymarketSandbox sandbox;
    final RefusedConnections refused;
    /** The waits before looks for lost writes. */
    final List<Duration> slept = new ArrayList<>();
    /** Done in place of such a wait. */
    Runnable whileAsleep = () -> {};

    private TestContext context;
    private ProducerTemplate template;
    private final Map<String, String> routes = new HashMap<>();
    private final int requestsPerMinute;
    private final TimeSource time;
    /** {@code null} until it is needed. */
    private HeymarketSandbox elsewhere;

    FaultRig(Profile profile) throws IOException {
        this(profile, InstantSource.system());
    }

    /** @param clock of the sandbox */
    FaultRig(Profile profile, InstantSource clock) throws IOException {
        this(profile, clock, 0, TimeSource.SYSTEM);
    }

    /**
     * @param clock of the sandbox
     * @param time of the component
     */
    FaultRig(Profile profile, InstantSource clock, int requestsPerMinute, TimeSource time) throws IOException {
        this.requestsPerMinute = requestsPerMinute;
        this.time = time;
        sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .clock(clock)
                .set(Switch.CREATE_EXISTING, "DUPLICATE")
                .set(Switch.BULK_DELETE_ABSENT, "STATUS_404")
                .start();
        refused = new RefusedConnections();
        start();
    }

    private void start() {
        context = new TestContext();
        context.getRegistry().bind("sleeper", Sleeper.class, new Noted());
        context.getRegistry().bind("time", TimeSource.class, time);
        context.getComponent("https", HttpComponent.class).setHttpClientConfigurer(refused);
        HeymarketComponent component = context.getComponent("heymarket", HeymarketComponent.class);
        // The built-in one, by the clock of this rig.
        component.setRequestBudgetFactory((credential, limit) -> new SlidingLogBudget(limit, time));
        HeymarketConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        if (requestsPerMinute == 0) {
            configuration.setApiSecretId(sandbox.secretId());
            configuration.setApiSecretKey(sandbox.secretKey());
        } else {
            // Tokens have the real time, and would be old after some waits for the budget.
            configuration.setApiKey(sandbox.apiKey());
        }
        configuration.setMaxRetries(MAX_RETRIES);
        configuration.setMaxRetryDelay(20);
        configuration.setRequestsPerMinute(requestsPerMinute);
        context.start();
        template = context.createProducerTemplate();
    }

    /**
     * Goes on with a new context, and leaves the other one as it is, as a kill does.
     *
     * @return closes the other one
     */
    Runnable abandon() {
        TestContext abandoned = context;
        ProducerTemplate itsTemplate = template;
        routes.clear();
        start();
        return () -> {
            itsTemplate.stop();
            abandoned.stop();
        };
    }

    /** Time passes here by what was slept, so that the waits are exact. */
    private final class Noted implements Sleeper {

        @Override
        public void sleep(Duration duration) {
            slept.add(duration);
            whileAsleep.run();
        }

        @Override
        public long nanoTime() {
            return slept.stream().mapToLong(Duration::toNanos).sum();
        }
    }

    /** The address of another host, which redirects lead to and no request may reach. */
    String otherHost() {
        if (elsewhere == null) {
            elsewhere = HeymarketSandbox.builder().start();
        }
        return elsewhere.baseUrl();
    }

    List<RecordedRequest> requestsToOtherHost() {
        return elsewhere == null ? List.of() : elsewhere.requests();
    }

    /** An empty account, and nothing noted. */
    void reset() {
        sandbox.reset();
        refused.refuse(0, (method, path) -> false);
        slept.clear();
        whileAsleep = () -> {};
    }

    /** Sends through a route to that URI; a list is read to its end within the route. */
    Exchange send(String uri, Object body, Object... headers) {
        return sendTo(routes.computeIfAbsent(uri, this::route), body, headers);
    }

    CamelContext context() {
        return context;
    }

    Exchange sendTo(String from, Object body, Object... headers) {
        return template.send(from, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    private String route(String uri) {
        String from = "direct:route" + routes.size();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (uri.startsWith("heymarket:contacts/list") || uri.startsWith("heymarket:surveys/list")) {
                        from(from)
                                .to(uri)
                                .split(body(), new GroupedBodyAggregationStrategy())
                                .streaming()
                                .stopOnException()
                                .transform(body());
                    } else {
                        from(from).to(uri);
                    }
                }
            });
            return from;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        template.close();
        context.close();
        refused.close();
        sandbox.close();
        if (elsewhere != null) {
            elsewhere.close();
        }
    }
}
