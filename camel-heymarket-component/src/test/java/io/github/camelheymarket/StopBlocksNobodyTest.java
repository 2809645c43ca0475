package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ManagementStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that stops while a call is under way: whoever asks for its status meanwhile is answered. */
@Timeout(120)
class StopBlocksNobodyTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private DefaultCamelContext context(String uri) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
        configuration.setApiKey(HEYMARKET.sandbox().apiKey());
        configuration.setMaxRetries(0);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        });
        context.start();
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"heymarket:contacts/bulk-upsert?coalesce=true", "heymarket:contacts/bulk-upsert"})
    void itsStatusIsToldOverJmxWhileTheCallIsHeld(String uri) throws Exception {
        try (DefaultCamelContext context = context(uri)) {
            Fault held =
                    HEYMARKET.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
            HeymarketEndpoint endpoint = context.getEndpoint(uri, HeymarketEndpoint.class);
            CompletableFuture<Exchange> sent = context.createProducerTemplate()
                    .asyncSend(endpoint, exchange -> exchange.getMessage().setBody(Map.of("phone", "12025550143")));
            assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();

            // The call is held: what waited for it would wait for ever.
            CompletableFuture.runAsync(endpoint::stop).get(60, TimeUnit.SECONDS);

            assertThat(CompletableFuture.supplyAsync(endpoint::getStatus).get(60, TimeUnit.SECONDS))
                    .isEqualTo(ServiceStatus.Stopped);
            assertThat(state(context)).isEqualTo("Stopped");
            held.release();
            await().until(sent::isDone);
        }
    }

    private static Object state(DefaultCamelContext context) throws Exception {
        ManagementStrategy management = context.getManagementStrategy();
        MBeanServer server = management.getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                + ",type=endpoints,name=\"heymarket://contacts/*\""),
                        null)
                .iterator()
                .next();
        return server.getAttribute(name, "State");
    }

    @Test
    void anEndpointThatStartsAgainMeanwhileSendsAgain() throws Exception {
        String uri = "heymarket:contacts/bulk-upsert?coalesce=true";
        try (DefaultCamelContext context = context(uri)) {
            Fault held =
                    HEYMARKET.sandbox().faults().add(Fault.holdBeforeApply().on("POST", "/v2/contacts/search"));
            HeymarketEndpoint endpoint = context.getEndpoint(uri, HeymarketEndpoint.class);
            CompletableFuture<Exchange> first = context.createProducerTemplate()
                    .asyncSend(endpoint, exchange -> exchange.getMessage().setBody(Map.of("phone", "12025550143")));
            assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();
            endpoint.stop();
            endpoint.start();
            Exchange second = context.createProducerTemplate()
                    .send(
                            "heymarket:contacts/count",
                            exchange -> exchange.getMessage().setBody(null));

            assertThat(second.getException()).isNull();
            held.release();
            assertThat(first.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
    }
}
