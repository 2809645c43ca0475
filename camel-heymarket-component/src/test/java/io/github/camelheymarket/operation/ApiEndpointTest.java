package io.github.camelheymarket.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.CallKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of endpoints against the description of the API. */
class ApiEndpointTest {

    @Test
    void theTableHasExactlyTheContactEndpointsOfTheDescription() throws IOException {
        Set<String> described = new TreeSet<>();
        try (InputStream yaml = getClass().getResourceAsStream("/openapi/heymarket.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(yaml).path("paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        if (method.getValue().path("tags").path(0).asText().startsWith("contacts-v")) {
                            described.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                    + path.getKey().replaceAll("\\{\\w+}", "{id}"));
                        }
                    }));
        }
        Set<String> table = new TreeSet<>();
        Arrays.stream(ApiEndpoint.values()).forEach(row -> table.add(row.method() + " " + row.path()));
        assertThat(table).hasSize(19).isEqualTo(described);
        assertThat(ApiEndpoint.values()).hasSize(19);
    }

    @ParameterizedTest
    @EnumSource
    void eachRowBelongsToAnOperationAndIsFoundByIt(ApiEndpoint row) {
        assertThat(OperationTable.names()).contains(row.operation());
        assertThat(row.path()).startsWith("/" + row.version() + "/");
        assertThat(ApiEndpoint.of(row.operation(), row.version())).contains(row);
        assertThat(ApiEndpoint.versions(row.operation())).contains(row.version());
    }

    @Test
    void onlyWhatStoresSomethingNewIsUnsafe() {
        for (ApiEndpoint row : ApiEndpoint.values()) {
            boolean stores =
                    row.operation().equals("contacts/create") || row.operation().equals("contacts/bulk-upsert");
            assertThat(row.kind() == CallKind.UNSAFE_WRITE).as(row.name()).isEqualTo(stores);
        }
    }
}
