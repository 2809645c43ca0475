package io.github.camelheymarket.dsl;

import static io.github.camelheymarket.dsl.StaticEndpointBuilders.heymarket;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketEndpoint;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes in Java whose endpoints are methods: an option that does not exist does not compile. */
class TypedRouteTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    private static final class Routes extends EndpointRouteBuilder {
        @Override
        public void configure() {
            from(direct("find")).to(heymarket("contacts/search").defaultRegion("US"));
            from(direct("store"))
                    .to(heymarket("contacts/bulk-upsert")
                            .defaultRegion("US")
                            .bulkSize(50)
                            .failOnPartial(false));
            from(heymarket("contacts/changes").start("fromBeginning").delay(200).detectDeletes(true))
                    .autoStartup(false)
                    .to(direct("store"));
        }
    }

    @Test
    void aSearchFindsByTheOptionThatAMethodSets() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        try (CamelContext camel = camel();
                ProducerTemplate template = camel.createProducerTemplate()) {
            List<?> found = template.requestBody("direct:find", List.of("(202) 555-0143"), List.class);

            assertThat(found)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Contact.class,
                            contact -> assertThat(contact.getFirst()).isEqualTo("Mara"));
        }
    }

    @Test
    void aBulkUpsertTakesItsOptionsFromMethods() throws Exception {
        try (CamelContext camel = camel();
                ProducerTemplate template = camel.createProducerTemplate()) {
            BulkResult result = template.requestBody(
                    "direct:store",
                    List.of(Map.of("phone", "(202) 555-0143", "first", "Mara"), Map.of("phone", "12")),
                    BulkResult.class);

            assertThat(result.count(Outcome.CREATED)).isEqualTo(1);
            assertThat(result.count(Outcome.REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void anEndpointOfARouteHasTheOptionsOfTheMethods() throws Exception {
        try (CamelContext camel = camel()) {
            HeymarketEndpoint changes = camel.getEndpoints().stream()
                    .filter(HeymarketEndpoint.class::isInstance)
                    .map(HeymarketEndpoint.class::cast)
                    .filter(endpoint -> endpoint.getEndpointUri().contains("contacts/changes"))
                    .findFirst()
                    .orElseThrow();

            assertThat(changes.getConfiguration().isDetectDeletes()).isTrue();
            assertThat(changes.getDelay()).isEqualTo(200);
        }
    }

    private CamelContext camel() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setApiSecretId(sandbox.secretId());
        component.getConfiguration().setApiSecretKey(sandbox.secretKey());
        camel.addRoutes(new Routes());
        camel.start();
        return camel;
    }
}
