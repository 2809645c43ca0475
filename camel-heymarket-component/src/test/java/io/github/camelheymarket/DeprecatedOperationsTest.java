package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operation whose endpoint Heymarket has deprecated says so when a route starts. */
class DeprecatedOperationsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void aContextWarnsOnceOfEachDeprecatedOperation() {
        List<String> lines = LogCapture.during(() -> routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").to("heymarket:lists/list").to("heymarket:lists/get?resourceId=1");
                from("direct:other").to("heymarket:lists/list?paging=page").to("heymarket:lists/create");
            }
        }));

        assertThat(lines)
                .filteredOn(line -> line.contains("deprecated"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("WARN").contains("heymarket:lists/list is deprecated"),
                        line -> assertThat(line)
                                .contains("WARN")
                                .endsWith(
                                        "heymarket:lists/get is deprecated: Heymarket has deprecated its endpoint and "
                                                + "may remove it. There is no other read of lists: v2 has none."));
    }

    @Test
    void thoseAreDeprecatedThatTheDescriptionOfTheApiCallsSo() throws IOException {
        try (InputStream yaml = DeprecatedOperationsTest.class.getResourceAsStream("/openapi/heymarket.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(yaml).get("paths");
            for (ApiEndpoint endpoint : ApiEndpoint.plain()) {
                boolean deprecated = paths.path(endpoint.path())
                        .path(endpoint.method().name().toLowerCase(Locale.ROOT))
                        .path("deprecated")
                        .asBoolean();
                assertThat(ApiEndpoint.deprecation(endpoint.operation()).isPresent())
                        .as(endpoint.operation())
                        .isEqualTo(deprecated);
            }
        }
    }
}
