package io.github.camelheymarket.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.spi.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of endpoints against the description of the API. */
class ApiEndpointTest {

    @Test
    void theTableHasAllContactEndpointsOfTheDescription() throws IOException {
        assertThat(paths(about("contacts/", "contact-fields/list"))).hasSize(19).isEqualTo(described("contacts-v"));
        assertThat(about("contacts/", "contact-fields/list")).hasSize(19);
    }

    @Test
    void eachOtherRowIsInTheDescriptionToo() throws IOException {
        assertThat(described("")).containsAll(paths(List.of(ApiEndpoint.values())));
    }

    @Test
    void eachEndpointBelongsToAnOperationAndIsFoundByIt() {
        for (ApiEndpoint row : ApiEndpoint.values()) {
            assertThat(OperationTable.names()).contains(row.operation());
            assertThat(row.path()).startsWith("/" + row.version() + "/");
            assertThat(ApiEndpoint.of(row.operation(), row.version())).contains(row);
            assertThat(ApiEndpoint.versions(row.operation())).contains(row.version());
            if (row.form() != null) {
                assertThat(row.plainForm()).isSameAs(row.form());
            }
        }
        assertThat(ApiEndpoint.versions("contacts/get")).containsExactly(ApiVersion.v1, ApiVersion.v2);
        assertThat(ApiEndpoint.versions("contacts/lookup")).containsExactly(ApiVersion.v1);
    }

    /** A request with an id leads back to its row, and one to a longer path does not. */
    @ParameterizedTest
    @EnumSource
    void aRequestLeadsBackToItsRow(ApiEndpoint row) {
        ApiRequest request = row.request("700001", null);

        assertThat(ApiEndpoint.of(request)).contains(row);
        assertThat(ApiEndpoint.of(
                        new ApiRequest("api/call", request.method(), request.path() + "/more", null, request.kind())))
                .isEmpty();
    }

    @Test
    void onlyWhatStoresSomethingNewIsUnsafe() {
        for (ApiEndpoint row : ApiEndpoint.values()) {
            boolean stores = row.operation().matches(".*/(create|bulk-upsert|add|send)");
            assertThat(row.kind() == CallKind.UNSAFE_WRITE).as(row.name()).isEqualTo(stores);
        }
    }

    private static List<ApiEndpoint> about(String... beginnings) {
        return Arrays.stream(ApiEndpoint.values())
                .filter(row -> Arrays.stream(beginnings)
                        .anyMatch(beginning -> row.operation().startsWith(beginning)))
                .toList();
    }

    private static Set<String> paths(List<ApiEndpoint> rows) {
        return rows.stream()
                .map(row -> row.method() + " " + row.path().replaceAll("\\{\\w+}", "{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described(String tag) throws IOException {
        Set<String> described = new TreeSet<>();
        try (InputStream yaml = ApiEndpointTest.class.getResourceAsStream("/openapi/heymarket.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(yaml).path("paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        if (method.getValue().path("tags").path(0).asText().startsWith(tag)) {
                            described.add(method.getKey().toUpperCase(Locale.ROOT) + " "
                                    + path.getKey().replaceAll("\\{\\w+}", "{id}"));
                        }
                    }));
        }
        return described;
    }
}
