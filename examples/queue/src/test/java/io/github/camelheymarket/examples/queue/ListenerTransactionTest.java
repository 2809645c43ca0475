package io.github.camelheymarket.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ListenerTransactionTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void whatARouteSentIsTakenBackWhenItFailsAfterwards() throws Exception {
        AtomicInteger deliveries = new AtomicInteger();
        try (BrokerProcess broker = new BrokerProcess(folder);
                QueueClient client = new QueueClient(broker.url());
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("jms", jms(factory));
            camel.getRegistry().bind("listenerTransaction", new ListenerTransaction());
            HeymarketComponent heymarket = camel.getComponent("heymarket", HeymarketComponent.class);
            heymarket.getConfiguration().setBaseUrl(HEYMARKET.sandbox().baseUrl());
            heymarket.getConfiguration().setApiSecretId(HEYMARKET.sandbox().secretId());
            heymarket.getConfiguration().setApiSecretKey(HEYMARKET.sandbox().secretKey());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("jms:queue:contacts")
                            .transacted("listenerTransaction")
                            .to("heymarket:contacts/bulk-upsert?coalesce=true")
                            .to("jms:queue:contacts.dead")
                            .process(exchange -> {
                                if (deliveries.incrementAndGet() == 1) {
                                    throw new IllegalStateException("on purpose");
                                }
                            });
                }
            });
            client.send(List.of("{\"phone\":\"12025550143\"}").iterator());
            camel.start();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(client.count(Queues.CONTACTS)).isZero());
            assertThat(deliveries).hasValue(2);
            assertThat(client.count(Queues.DEAD)).isEqualTo(1);
        }
    }

    /** As in application.properties. */
    private static JmsComponent jms(ActiveMQConnectionFactory factory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(factory);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        return jms;
    }
}
