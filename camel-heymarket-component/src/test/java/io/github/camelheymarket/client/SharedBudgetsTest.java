package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.spi.RequestBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Budgets that a library adds to the context. */
class SharedBudgetsTest {

    private static final String ENDPOINT = "heymarket:contacts/get?apiKey=RAW(key)&baseUrl=http://localhost:1";

    private final List<String> created = new ArrayList<>();

    @Test
    void aLibraryAddsBudgetsToTheContext() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().addContextPlugin(RequestBudget.Factory.class, factory("library"));
            start(camel);
        }

        assertThat(created).containsExactly("library");
    }

    @Test
    void aBeanOfTheApplicationGoesFirst() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().addContextPlugin(RequestBudget.Factory.class, factory("library"));
            camel.getRegistry().bind("budgets", factory("bean"));
            start(camel);
        }

        assertThat(created).containsExactly("bean");
    }

    @Test
    void propertiesWithoutTheLibraryThatUsesThemAreRefused() throws Exception {
        try (DefaultCamelContext camel = context("camel.heymarket.cluster.url", "redis://cache.example")) {
            assertThatThrownBy(() -> start(camel))
                    .hasMessageContaining("add the dependency io.github.camelheymarket:camel-heymarket-cluster");
        }
    }

    @Test
    void propertiesThatAreSwitchedOffNeedNoLibrary() throws Exception {
        try (DefaultCamelContext camel = context(
                "camel.heymarket.cluster.url", "redis://cache.example", "camel.heymarket.cluster.enabled", "false")) {
            start(camel);
        }
    }

    private static DefaultCamelContext context(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setInitialProperties(properties);
        return camel;
    }

    private static void start(DefaultCamelContext camel) throws Exception {
        Endpoint endpoint = camel.getEndpoint(ENDPOINT);
        camel.start();
        try (Producer producer = endpoint.createProducer()) {
            producer.start();
        }
    }

    private RequestBudget.Factory factory(String name) {
        return (credentialId, requestsPerMinute) -> {
            created.add(name);
            return null;
        };
    }
}
