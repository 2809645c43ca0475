package io.github.camelheymarket;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.spi.TimeSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/** One life of {@link ConsumerSecrecyRun}: a route in a context of its own, polled by hand and looked at. */
final class SecrecyLife implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PollByHand poller = new PollByHand();
    private final String uri;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean holds;
    volatile boolean fails;

    private final Consumer<Object> told;
    private final SecrecyViews views;

    SecrecyLife(String uri, HeymarketSandbox sandbox, TimeSource clock, Consumer<Object> told) {
        this.uri = uri;
        this.told = told;
        this.views = new SecrecyViews(told);
        context.getRegistry().bind("poller", poller);
        context.getRegistry().bind("time", clock);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        if (!uri.contains("api")) {
            configuration.setApiSecretId(sandbox.secretId());
            configuration.setApiSecretKey(sandbox.secretKey());
        }
        configuration.setMaxRetries(1);
        configuration.setMaxRetryDelay(1);
        configuration.setRequestsPerMinute(0);
    }

    void start() {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri + (uri.contains("?") ? "&" : "?") + "scheduler=#poller")
                            .process(SecrecyLife.this::take);
                }
            });
            context.start();
        } catch (Exception e) {
            views.failure("start", e);
        }
        views.of(context);
    }

    private void take(Exchange exchange) throws Exception {
        told.accept("EXCHANGE " + exchange + exchange.getMessage()
                + exchange.getMessage().getHeaders());
        if (exchange.getMessage().getBody() instanceof Contact contact) {
            told.accept("EXCHANGE " + contact);
        }
        reached.countDown();
        if (holds) {
            goOn.await();
        }
        exchange.getMessage().getBody(String.class);
        if (fails) {
            throw new IllegalStateException("no");
        }
    }

    void poll() {
        poller.poll();
        views.of(context);
    }

    /** Looks at the context while the route has an exchange. */
    void pollHeld() throws InterruptedException {
        holds = true;
        Thread polling = new Thread(poller::poll, "polls");
        polling.start();
        reached.await();
        views.of(context);
        goOn.countDown();
        polling.join();
    }

    @Override
    public void close() {
        views.whole(context);
        context.stop();
    }
}
