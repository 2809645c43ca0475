package io.github.camelheymarket.docs;

// tag::test[]
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxSampleTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.HOSTILE));

    @Test
    void aPersonIsStoredWithHerName() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
            component.getConfiguration().setBaseUrl(HEYMARKET.sandbox().baseUrl());
            component.getConfiguration().setApiSecretId(HEYMARKET.sandbox().secretId());
            component.getConfiguration().setApiSecretKey(HEYMARKET.sandbox().secretKey());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:new-customer").to("heymarket:contacts/create");
                }
            });
            camel.start();

            camel.createProducerTemplate()
                    .sendBody("direct:new-customer", Map.of("phone", "12025550143", "first", "Mara"));
        }

        assertThat(HEYMARKET.sandbox().findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
    }
}
// end::test[]
