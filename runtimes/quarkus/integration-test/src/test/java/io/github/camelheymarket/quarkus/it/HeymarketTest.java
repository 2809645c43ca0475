package io.github.camelheymarket.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component in a Quarkus application. */
@QuarkusTest
@QuarkusTestResource(Heymarket.class)
class HeymarketTest {

    @Inject
    CamelContext camel;

    @Inject
    ProducerTemplate template;

    HeymarketSandbox sandbox;

    @BeforeEach
    void emptyTheSandbox() {
        sandbox.reset();
    }

    private HeymarketConfiguration options() {
        return camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
    }

    @Test
    void theFeatureIsInstalled() throws IOException {
        assertThat(Files.readString(Path.of("target", "application.log")))
                .containsPattern("Installed features: \\[[^\\]]*camel-heymarket[,\\]]");
    }

    @Test
    void aRouteCreatesAContact() {
        template.sendBody("direct:create", Map.of("phone", "(202) 555-0143", "first", "Mara"));

        assertThat(sandbox.findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
    }

    @Test
    void aContactIsReadByItsGetters() {
        template.sendBody("direct:create", Map.of("phone", "(202) 555-0143", "first", "Mara"));

        assertThat(template.requestBody("direct:get", "+12025550143", String.class))
                .isEqualTo("Mara 12025550143");
    }

    @Test
    void theConvertersAreFound() {
        assertThat(template.requestBody("direct:create", Map.of("phone", "(202) 555-0143"), String.class))
                .startsWith("{\"id\":");
    }

    @Test
    void theDataTypesAreFound() {
        template.sendBody("direct:create", Map.of("phone", "(202) 555-0143", "first", "Mara"));

        assertThat(template.requestBody("direct:json", "+12025550143", String.class))
                .contains("\"first\":\"Mara\"");
    }

    @Test
    void aBulkJobGivesItsResult() {
        Object total = template.requestBody(
                "direct:load", List.of(Map.of("phone", "(202) 555-0144", "Vor Name", "Zoe")), Object.class);

        assertThat(total).hasToString("1");
        assertThat(sandbox.findByPhone("12025550144")).get().hasFieldOrPropertyWithValue("first", "Zoe");
    }

    @Test
    void anExceptionOfTheFamilyIsCaughtByItsName() {
        assertThat(template.requestBody("direct:get", 999_999_999, String.class))
                .startsWith("not found: 4");
    }

    @Test
    void durationsAreWrittenWithTheirUnits() {
        assertThat(options().getConnectTimeout()).isEqualTo(7_000);
        assertThat(options().getResponseTimeout()).isEqualTo(1_500);
    }

    @Test
    void whatIsNotSetStaysAsTheComponentHasIt() {
        assertThat(options().getRequestsPerMinute()).isEqualTo(new HeymarketConfiguration().getRequestsPerMinute());
    }
}
