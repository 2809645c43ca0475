package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What JMX shows of the component and its endpoints. */
class ManagementTest {

    private static final String COALESCE = "heymarket:contacts/bulk-upsert?coalesce=true";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
        configuration.setApiSecretId(HEYMARKET.sandbox().secretId());
        configuration.setApiSecretKey(HEYMARKET.sandbox().secretKey());
        configuration.setMaxRetryDelay(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:count").to("heymarket:contacts/count?requestsPerMinute=10");
                from("direct:create").to("heymarket:contacts/create");
                from("direct:coalesce").to(COALESCE);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        template.close();
        context.close();
    }

    private Object component(String attribute) throws Exception {
        return server.getAttribute(name("components", "\"heymarket\""), attribute);
    }

    private Object endpoint(String operation, String attribute) throws Exception {
        return server.getAttribute(name("endpoints", "\"heymarket://contacts/" + operation + "*\""), attribute);
    }

    private ObjectName name(String type, String name) throws Exception {
        Set<ObjectName> names = server.queryNames(
                new ObjectName(
                        "org.apache.camel:context=" + context.getManagementName() + ",type=" + type + ",name=" + name),
                null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    @Test
    void anEndpointShowsWhatItsClientDoes() throws Exception {
        HEYMARKET.sandbox().faults().add(Fault.retryAfter("0"));
        template.requestBody("direct:count", (Object) null);

        assertThat(endpoint("count", "Calls")).isEqualTo(1L);
        assertThat(endpoint("count", "Requests")).isEqualTo(2L);
        assertThat(endpoint("count", "Retries")).isEqualTo(1L);
        assertThat(endpoint("count", "RateLimited")).isEqualTo(1L);
        assertThat(endpoint("count", "BudgetLeft")).isEqualTo(8);
        assertThat(endpoint("count", "FailedCalls")).isEqualTo(0L);
        assertThat(endpoint("count", "LastError")).isNull();
        assertThat(endpoint("create", "Requests")).as("of another client").isEqualTo(0L);
        assertThat(endpoint("count", "EndpointUri"))
                .as("Camel's own attributes")
                .isNotNull();
    }

    @Test
    void theComponentShowsTheSumOfAllClients() throws Exception {
        template.requestBody("direct:count", (Object) null);
        template.requestBody("direct:create", Map.of("phone", "12025550143"));

        assertThat(component("Requests")).isEqualTo(3L);
        assertThat(component("BudgetLeft")).as("one budget for one credential").isEqualTo(7);
        assertThat(component("ComponentName")).as("Camel's own attributes").isEqualTo("heymarket");
    }

    @Test
    void theLastErrorIsShownWithoutAnybodysData() throws Exception {
        HEYMARKET
                .sandbox()
                .faults()
                .add(Fault.status(400, "{\"message\":\"12025550143 of Mara is not good\"}")
                        .when((method, path) -> path.equals("/v2/contact")));
        template.send("direct:create", exchange -> exchange.getMessage().setBody(Map.of("phone", "12025550143")));

        assertThat((String) component("LastError"))
                .startsWith("HeymarketBadRequestException (HTTP 400) in contacts/create at ");
        assertThat((String) endpoint("create", "LastError")).doesNotContain("Mara", "5550143");
    }

    @Test
    void anEndpointShowsContactsThatAreBeingCoalesced() throws Exception {
        Fault held = Fault.holdBeforeApply();
        HEYMARKET.sandbox().faults().add(held);
        CompletableFuture<Object> sent = template.asyncSendBody("direct:coalesce", Map.of("phone", "12025550143"));
        assertThat(held.awaitReached(Duration.ofSeconds(10))).isTrue();

        try {
            assertThat(endpoint("bulk-upsert", "CoalesceInFlight")).isEqualTo(1);
            assertThat(endpoint("bulk-upsert", "CoalescePending")).isEqualTo(0);
        } finally {
            held.release();
        }
        sent.join();
        // The exchange goes on before its row leaves the count.
        await().untilAsserted(() ->
                assertThat(endpoint("bulk-upsert", "CoalesceInFlight")).isEqualTo(0));
    }

    @Test
    void nothingCanBeSetAndNoSecretIsShown() throws Exception {
        for (ObjectName name : server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null)) {
            if (!name.getCanonicalName().contains("heymarket")) {
                continue;
            }
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                String value = String.valueOf(server.getAttribute(name, attribute.getName()));
                assertThat(value)
                        .as(attribute.getName())
                        .doesNotContain(
                                HEYMARKET.sandbox().secretId(),
                                HEYMARKET.sandbox().secretKey());
            }
        }
        ObjectName component = name("components", "\"heymarket\"");
        assertThat(catchThrowable(() -> server.setAttribute(component, new Attribute("BudgetLeft", 5))))
                .isNotNull();
    }
}
