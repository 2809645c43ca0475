package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is seen of a route that polls. */
class ConsumerHealthTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void configure() throws Exception {
        HeymarketConfiguration configuration = component().getConfiguration();
        configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
        configuration.setApiSecretId(HEYMARKET.sandbox().secretId());
        configuration.setApiSecretKey(HEYMARKET.sandbox().secretKey());
        configuration.setMaxRetries(0);
        // The polls follow one another without a pause, and a stop waits for one that waits for the budget.
        configuration.setRequestsPerMinute(0);
        HEYMARKET.sandbox().seed(Seed.phone("12025550143"));
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("heymarket:contacts/list?delay=1&initialDelay=0")
                        .routeId("poll")
                        .process(exchange -> goOn.await(30, TimeUnit.SECONDS));
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        context.close();
    }

    private HeymarketComponent component() {
        return context.getComponent("heymarket", HeymarketComponent.class);
    }

    private Optional<HealthCheck.Result> check() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:poll"))
                .findFirst();
    }

    private State state() {
        return check().map(HealthCheck.Result::getState).orElse(null);
    }

    @Test
    void aPollThatFailsIsDownAndOneThatWorksIsUpAgain() {
        goOn.countDown();
        Fault fault = Fault.status(403).always();
        HEYMARKET.sandbox().faults().add(fault);
        context.start();

        await().until(() -> check().filter(result ->
                        result.getState() == State.DOWN && result.getError().isPresent())
                .isPresent());
        assertThat(check().orElseThrow().getDetails()).containsEntry("http.response.code", 403);

        HEYMARKET.sandbox().faults().clear();
        await().until(() -> state() == State.UP);
    }

    @Test
    void theComponentCanTurnItOff() {
        goOn.countDown();
        component().setHealthCheckConsumerEnabled(false);
        context.start();

        assertThat(state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void theAgeOfTheCursorOfChangesIsShown() throws Exception {
        goOn.countDown();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("heymarket:contacts/changes?delay=1&initialDelay=0&start=fromBeginning")
                        .routeId("changes")
                        .to("log:changes?level=OFF");
            }
        });
        context.start();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = consumer(server, "ChangesConsumer");

        await().until(() -> server.getAttribute(name, "Delivered").equals(1L));
        await().until(() -> server.getAttribute(name, "DeliveredInFlight").equals(0));
        await().until(() -> (long) server.getAttribute(name, "CursorAgeMillis") > 0);
        assertThat((String) console().call(DevConsole.MediaType.TEXT))
                .containsPattern("Poll: route changes, contacts/changes, cursor \\d+ s old, 1 exchanges delivered");
        assertThat(((JsonObject) console().call(DevConsole.MediaType.JSON)).toJson())
                .contains("\"cursorAgeMillis\":");
    }

    private ObjectName consumer(MBeanServer server, String type) throws Exception {
        String pattern =
                "org.apache.camel:context=" + context.getManagementName() + ",type=consumers,name=" + type + "*";
        return server.queryNames(new ObjectName(pattern), null).iterator().next();
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("heymarket");
    }

    @Test
    void whatItDeliversIsShownInJmxAndInTheConsole() throws Exception {
        context.start();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = consumer(server, "ListConsumer");

        await().until(() -> server.getAttribute(name, "DeliveredInFlight").equals(1));
        assertThat(server.getAttribute(name, "Delivered")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "CursorAgeMillis")).isEqualTo(-1L);
        assertThat(server.getAttribute(name, "Delay"))
                .as("Camel's own attributes")
                .isEqualTo(1L);
        assertThat((String) console().call(DevConsole.MediaType.TEXT))
                .contains("Poll: route poll, contacts/list, cursor none, 1 exchanges delivered, 1 in flight");

        goOn.countDown();
        await().until(() -> server.getAttribute(name, "DeliveredInFlight").equals(0));
    }
}
