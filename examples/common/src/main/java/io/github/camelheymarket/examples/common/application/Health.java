package io.github.camelheymarket.examples.common.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The health of an application.
 *
 * @param status of the application: UP or another word
 * @param checks the states of producers and of polling consumers, by name
 * @param problems of the credential
 */
record Health(String status, Map<String, String> checks, Set<String> problems) {

    private static final String CREDENTIAL = "producer:heymarket:";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Health ask(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return read(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Spring Boot and Quarkus show the same names in different places. */
    static Health read(String json) throws IOException {
        JsonNode all = JSON.readTree(json);
        Health health = new Health(all.path("status").asText(), new LinkedHashMap<>(), new LinkedHashSet<>());
        health.collect(all);
        return health;
    }

    private void collect(JsonNode node) {
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.endsWith("problem")) {
                problems.add(value.asText());
            } else if (value.isTextual() && name.matches("(producer|consumer):.*")) {
                checks.put(name, value.asText());
            }
            collect(value);
        });
        if (node.isArray()) {
            node.forEach(this::collect);
        }
    }

    /** Whether Heymarket accepts the credential, and each polling route has polled successfully. */
    boolean isReady() {
        return checks.keySet().stream().anyMatch(name -> name.startsWith(CREDENTIAL))
                && checks.values().stream().allMatch("UP"::equals);
    }

    /** Whether Heymarket has rejected the credential. */
    boolean isRefused() {
        return checks.entrySet().stream()
                .anyMatch(check -> check.getKey().startsWith(CREDENTIAL)
                        && check.getValue().equals("DOWN"));
    }
}
