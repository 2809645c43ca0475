package io.github.camelheymarket.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.spi.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an endpoint is known from, as the description of the API says it. */
final class Confidence {

    private static final JsonNode DESCRIPTION = description();

    private Confidence() {}

    static String of(ApiEndpoint endpoint) {
        String path = endpoint.path().replace("{contactId}", "{contactID}");
        JsonNode byPath = DESCRIPTION.path("paths").path(path);
        // The description calls the id of a contact of v2 by another name.
        JsonNode item = byPath.isMissingNode()
                ? DESCRIPTION.path("paths").path(path.replace("/v2/contact/{id}", "/v2/contact/{contactID}"))
                : byPath;
        JsonNode described = item.path(endpoint.method().name().toLowerCase(Locale.ROOT));
        return described.path("x-confidence").asText("?")
                + (described.path("deprecated").asBoolean() ? "; deprecated by Heymarket" : "");
    }

    /** The same for an operation, whose endpoints may differ; a dash for an operation of many calls. */
    static String of(String operation) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (ApiVersion version : List.of(ApiVersion.v2, ApiVersion.v1)) {
            ApiEndpoint.of(operation, version).ifPresent(endpoint -> versions.put(version.name(), of(endpoint)));
        }
        if (versions.isEmpty()) {
            return "–";
        }
        return versions.values().stream().distinct().count() == 1
                ? versions.values().iterator().next()
                : versions.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static JsonNode description() {
        try (InputStream yaml = Confidence.class.getResourceAsStream("/openapi/heymarket.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
