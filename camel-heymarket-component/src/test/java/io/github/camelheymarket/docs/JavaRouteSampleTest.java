package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the route in Java that the component page shows. */
class JavaRouteSampleTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static RoutesBuilder route() {
        return new RouteBuilder() {
            // tag::route[]
            @Override
            public void configure() {
                from("direct:stop")
                        .setHeader(HeymarketConstants.PHONE, body())
                        .to("heymarket:contacts/set-status?status=unsubscribed");
            }
            // end::route[]
        };
    }

    @Test
    void thePersonIsUnsubscribed() throws Exception {
        long id = HEYMARKET.sandbox().seed(Seed.phone("12025550143")).id();
        try (TestContext camel = new TestContext()) {
            HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
            component.getConfiguration().setBaseUrl(HEYMARKET.sandbox().baseUrl());
            component.getConfiguration().setApiKey(HEYMARKET.sandbox().apiKey());
            camel.addRoutes(route());
            camel.start();

            camel.createProducerTemplate().sendBody("direct:stop", "12025550143");
        }

        assertThat(HEYMARKET.sandbox().consentChanges())
                .extracting(ConsentChange::contactId)
                .containsExactly(id);
    }
}
