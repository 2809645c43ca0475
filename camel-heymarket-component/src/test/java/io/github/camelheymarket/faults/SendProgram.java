package io.github.camelheymarket.faults;

import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.Sleeper;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that sends messages, can be killed, and redelivers twice. Its time and that of the sandbox pass by its waits. */
final class SendProgram implements AutoCloseable {

    private final HeymarketSandbox sandbox;
    private final Profile profile;
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final Map<String, String> routes = new HashMap<>();
    private Runnable beforeRedelivery = () -> {};
    private CamelContext context;
    private ProducerTemplate template;

    SendProgram(Profile profile) throws IOException {
        this.profile = profile;
        sandbox = HeymarketSandbox.builder().profile(profile).clock(this::now).start();
        start();
    }

    private Instant now() {
        return Instant.now().plus(passed.get());
    }

    private final class Waits implements Sleeper {

        @Override
        public void sleep(Duration duration) {
            pass(duration);
        }

        @Override
        public long nanoTime() {
            return passed.get().toNanos();
        }
    }

    HeymarketSandbox sandbox() {
        return sandbox;
    }

    /** An empty account. */
    HeymarketSandbox reset() {
        sandbox.reset();
        sandbox.profile(profile);
        return sandbox;
    }

    void pass(Duration time) {
        passed.updateAndGet(time::plus);
    }

    void beforeRedelivery(Runnable action) {
        beforeRedelivery = action;
    }

    /** The next send is by another process, which remembers nothing. */
    void kill() {
        stop();
        start();
    }

    private void start() {
        context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind("sleeper", Sleeper.class, new Waits());
        context.getRegistry().bind("time", TimeSource.class, (Object) (TimeSource) this::now);
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiSecretId(sandbox.secretId());
        configuration.setApiSecretKey(sandbox.secretKey());
        configuration.setMaxRetries(1);
        configuration.setMaxRetryDelay(1);
        configuration.setRequestsPerMinute(0);
        context.start();
        template = context.createProducerTemplate();
    }

    private void stop() {
        template.stop();
        context.stop();
        routes.clear();
    }

    Exchange send(String uri, Object body) {
        return template.send(
                routes.computeIfAbsent(uri, this::route),
                exchange -> exchange.getMessage().setBody(body));
    }

    private String route(String uri) {
        String from = "direct:route" + routes.size();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(defaultErrorHandler()
                            .maximumRedeliveries(2)
                            .redeliveryDelay(0)
                            .onRedelivery(exchange -> beforeRedelivery.run()));
                    from(from).to(uri);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return from;
    }

    /** Until the sandbox has sent one more message than before the action. */
    void awaitOneMore(Runnable action) {
        int before = sandbox.messaging().sent().size();
        action.run();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> sandbox.messaging().sent().size() > before);
    }

    @Override
    public void close() throws IOException {
        stop();
        sandbox.close();
    }
}
