package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An endpoint or a consumer stops while something of it is held, which ends only after the test has seen the stop. Camel is
 * given ten minutes for what is under way, so that a stop that waits for it, or holds others meanwhile, fails the test.
 */
@Timeout(180)
class StopBlocksNobodyTest {

    private static final String COALESCE = "heymarket:contacts/bulk-upsert?coalesce=true";
    private static final long CAMELS_PATIENCE_SECONDS = 600;
    private static final long PATIENCE_SECONDS = 60;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Fault held = Fault.holdBeforeApply();

    @BeforeEach
    void configure() {
        context.getShutdownStrategy().setTimeout(CAMELS_PATIENCE_SECONDS);
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
        configuration.setApiKey(HEYMARKET.sandbox().apiKey());
        configuration.setMaxRetries(0);
        configuration.setResponseTimeout(TimeUnit.SECONDS.toMillis(CAMELS_PATIENCE_SECONDS));
    }

    @AfterEach
    void close() throws Exception {
        held.release();
        context.close();
    }

    private void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    private void hold(String method, String path) {
        held = HEYMARKET.sandbox().faults().add(held.on(method, path));
    }

    private void awaitHeld() throws InterruptedException {
        assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();
    }

    private CompletableFuture<Exchange> send(String uri) {
        return context.createProducerTemplate()
                .asyncSend(uri, exchange -> exchange.getMessage().setBody(Map.of("phone", "12025550143")));
    }

    private Object attribute(String type, String name, String attribute) throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName found = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=" + type
                                + ",name=" + name),
                        null)
                .iterator()
                .next();
        CompletableFuture<Object> value = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                value.complete(server.getAttribute(found, attribute));
            } catch (Exception e) {
                value.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return value.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Object endpoint(String attribute) throws Exception {
        return attribute("endpoints", "\"heymarket://contacts/*\"", attribute);
    }

    private static CompletableFuture<Void> run(Runnable stop) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                stop.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private HeymarketEndpoint startHeldCall() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(COALESCE);
            }
        });
        hold("POST", "/v2/contacts/search");
        return context.getEndpoint(COALESCE, HeymarketEndpoint.class);
    }

    @Test
    void anEndpointStopsBeforeItsCallHasEnded() throws Exception {
        HeymarketEndpoint endpoint = startHeldCall();
        CompletableFuture<Exchange> sent = send(COALESCE);
        awaitHeld();

        run(endpoint::stop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(endpoint.getStatus()).isEqualTo(ServiceStatus.Stopped);
        assertThat(sent).isNotDone();
        held.release();
        assertThat(sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException()).isNull();
    }

    /** A late exchange would else open a client that nobody closes. */
    @Test
    void anEndpointThatIsStoppedOpensNoClient() throws Exception {
        context.start();
        HeymarketEndpoint endpoint = context.getEndpoint(COALESCE, HeymarketEndpoint.class);
        endpoint.client();
        endpoint.coalescing();
        endpoint.stop();
        await().until(() -> ClientRegistry.of(context).statistics().isEmpty());

        endpoint.client();
        endpoint.coalescing();

        assertThat(ClientRegistry.of(context).statistics()).isEmpty();
        endpoint.start();
        endpoint.client();
        assertThat(ClientRegistry.of(context).statistics()).hasSize(1);
    }

    @Test
    void jmxIsAnsweredWhileAnEndpointStops() throws Exception {
        HeymarketEndpoint endpoint = startHeldCall();
        CompletableFuture<Exchange> sent = send(COALESCE);
        awaitHeld();

        CompletableFuture<Void> stop = run(endpoint::stop);
        await().until(() -> endpoint.getStatus() != ServiceStatus.Started);

        assertThat((String) endpoint("State")).startsWith("Stop");
        assertThat(endpoint("CoalescePending")).isEqualTo(0);
        assertThat(endpoint("Calls")).isEqualTo(0L);
        assertThat(sent).isNotDone();
        held.release();
        stop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void anEndpointThatStartsAgainMeanwhileSendsAgain() throws Exception {
        HeymarketEndpoint endpoint = startHeldCall();
        CompletableFuture<Exchange> first = send(COALESCE);
        awaitHeld();

        run(() -> {
                    endpoint.stop();
                    endpoint.start();
                })
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Exchange second = context.createProducerTemplate()
                .send(
                        "heymarket:contacts/count",
                        exchange -> exchange.getMessage().setBody(null));

        assertThat(second.getException()).isNull();
        assertThat(first).isNotDone();
        held.release();
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getException()).isNull();
    }

    private Consumer startPolling(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("poll").to("log:poll?level=OFF");
            }
        });
        return context.getRoute("poll").getConsumer();
    }

    @Test
    void aConsumerOfTheListStopsBeforeItsPageHasCome() throws Exception {
        HEYMARKET.sandbox().seed(Seed.phone("12025550143"));
        hold("POST", "/v2/contacts/list");
        Consumer consumer = startPolling("heymarket:contacts/list?initialDelay=0");
        awaitHeld();

        run(consumer::stop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(attribute("consumers", "*Consumer*", "Delivered")).isEqualTo(0L);
    }

    @Test
    void aConsumerOfChangesStopsBeforeItsPageHasCome() throws Exception {
        HEYMARKET.sandbox().seed(Seed.phone("12025550143"));
        hold("POST", "/v2/contacts/list");
        Consumer consumer = startPolling("heymarket:contacts/changes?initialDelay=0");
        awaitHeld();

        run(consumer::stop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(attribute("consumers", "*Consumer*", "Delivered")).isEqualTo(0L);
    }

    @Test
    void aConsumerOfChangesStopsWhileItsCursorIsHeldByTheRepository() throws Exception {
        HEYMARKET.sandbox().seed(Seed.phone("12025550143"));
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(1);
        context.getRegistry().bind("slow", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                saving.countDown();
                Uninterruptibles.await(saved);
                super.setState(key, value);
            }
        });
        Consumer consumer =
                startPolling("heymarket:contacts/changes?initialDelay=0&cursorRepository=#slow&cursorKey=k");
        try {
            assertThat(saving.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            run(consumer::stop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(attribute("consumers", "*Consumer*", "DeliveredInFlight"))
                    .isEqualTo(0);
        } finally {
            saved.countDown();
        }
    }
}
