package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of any characters, written the way the page shows it, arrives as it is in each option that takes free text. */
class ValuesInOptionsTest {

    private static final String ANY = "a+b%41c%&d=e#f?g{h}i;j\"k'l m)n/o:p@q,";

    /** Each option of free text, and an endpoint that takes it. */
    private static final Map<String, String> ENDPOINTS = new LinkedHashMap<>();

    static {
        ENDPOINTS.put("apiKey", "contacts/get");
        ENDPOINTS.put("apiSecretId", "contacts/get");
        ENDPOINTS.put("apiSecretKey", "contacts/get");
        ENDPOINTS.put("baseUrl", "contacts/get");
        ENDPOINTS.put("httpComponent", "contacts/get");
        ENDPOINTS.put("contactId", "contacts/get");
        ENDPOINTS.put("resourceId", "tags/get");
        ENDPOINTS.put("channelType", "channels/get");
        ENDPOINTS.put("path", "api/call");
        ENDPOINTS.put("clearEmpty", "contacts/update");
        ENDPOINTS.put("defaultRegion", "contacts/update");
        ENDPOINTS.put("rejectedUri", "contacts/bulk-upsert");
        ENDPOINTS.put("spoolDirectory", "contacts/bulk-upsert");
        ENDPOINTS.put("ledgerDirectory", "contacts/sync?mode=mirror&syncName=crm&maxDeletes=1");
        ENDPOINTS.put("list", "contacts/sync");
        ENDPOINTS.put("cursorFile", "contacts/changes");
        ENDPOINTS.put("cursorKey", "contacts/changes");
        ENDPOINTS.put("start", "contacts/changes");
        ENDPOINTS.put("eventTypes", "events/receive");
        ENDPOINTS.put("inbox", "messages/send");
        ENDPOINTS.put("sender", "messages/send");
        ENDPOINTS.put("template", "messages/send");
        ENDPOINTS.put("localId", "messages/send");
        ENDPOINTS.put("webhookToken", "events/receive");
        ENDPOINTS.put("webhookTokenSecondary", "events/receive");
    }

    /** Those of a few words or a narrow alphabet: anything else is refused, and never misread. */
    private static final Set<String> NARROW = Set.of("matchBy", "syncName");

    @RegisterExtension
    final MadeEndpoints made = new MadeEndpoints();

    static Stream<Arguments> options() {
        return ENDPOINTS.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void allOptionsOfFreeTextAreTried() throws IOException {
        Set<String> free = new TreeSet<>();
        try (InputStream catalog =
                getClass().getResourceAsStream("/META-INF/io/github/camelheymarket/heymarket.json")) {
            for (Map.Entry<String, JsonNode> option :
                    new ObjectMapper().readTree(catalog).get("properties").properties()) {
                if (option.getValue().path("javaType").asText().equals("java.lang.String")
                        && option.getValue().path("kind").asText().equals("parameter")
                        && !option.getValue().has("enum")) {
                    free.add(option.getKey());
                }
            }
        }
        free.removeAll(NARROW);
        assertThat(free).isEqualTo(new TreeSet<>(ENDPOINTS.keySet()));
    }

    @ParameterizedTest
    @MethodSource("options")
    void inAUri(String option, String operation) {
        String joint = operation.contains("?") ? "&" : "?";
        made.uri("heymarket:" + operation + joint + option + "=RAW(" + ANY + ")");

        assertThat(made.value(option)).isEqualTo(ANY);
    }

    @ParameterizedTest
    @MethodSource("options")
    void inTheParametersOfYaml(String option, String operation) {
        made.yaml(operation, option, "RAW(" + ANY + ")");

        assertThat(made.value(option)).isEqualTo(ANY);
    }

    @ParameterizedTest
    @MethodSource("options")
    void asAPropertyInTheParametersOfYaml(String option, String operation) {
        made.context().getPropertiesComponent().addInitialProperty("value", ANY);
        made.yaml(operation, option, "RAW({{value}})");

        assertThat(made.value(option)).isEqualTo(ANY);
    }

    @ParameterizedTest
    @MethodSource("options")
    void inApplicationProperties(String option, String operation) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.heymarket." + option, ANY);
        main.start();
        try {
            HeymarketConfiguration component = main.getCamelContext()
                    .getComponent("heymarket", HeymarketComponent.class)
                    .getConfiguration();
            assertThat(MadeEndpoints.value(component, option)).isEqualTo(ANY);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:rejected?size=1000&timeout=5000", "file:out?fileName=a+b.json"})
    void aNestedUriKeepsItsOwnOptions(String uri) {
        made.yaml("contacts/bulk-upsert", "rejectedUri", "RAW(" + uri + ")");

        assertThat(made.value("rejectedUri")).isEqualTo(uri);
    }

    @Test
    void aTargetOfMapKeepsItsCharacters() {
        made.yaml("contacts/bulk-upsert", "map.Level", "RAW(" + ANY + ")");

        assertThat(made.first().getMap()).containsExactly(Map.entry("Level", ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "map.Notes%25252Binternal, Notes+internal",
        "map.R%252526D contact, R&D contact",
        "map.Discount %252525, Discount %",
    })
    void aNameOfAColumnIsDecodedThreeTimes(String written, String column) {
        made.uri("heymarket:contacts/bulk-upsert?" + written + "=first");

        assertThat(made.first().getMap()).containsExactly(Map.entry(column, "first"));
    }

    @Test
    void onTheComponentANameOfAColumnIsTakenAsItIs() throws Exception {
        java.util.Properties sample = new java.util.Properties();
        try (InputStream file = getClass().getResourceAsStream("/docs-samples/map.properties")) {
            sample.load(file);
        }
        Main main = new Main();
        sample.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        main.start();
        try {
            assertThat(main.getCamelContext()
                            .getComponent("heymarket", HeymarketComponent.class)
                            .getConfiguration()
                            .getMap())
                    .containsOnlyKeys("Notes+internal", "R&D contact", "Discount %");
        } finally {
            main.stop();
        }
    }

    @Test
    void theSampleOfThePageMeansWhatItSays() throws Exception {
        made.context().getPropertiesComponent().addInitialProperty("outbox", "/srv/50%41");
        try (InputStream sample = getClass().getResourceAsStream("/docs-samples/raw.yaml")) {
            made.load(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(made.value("cursorFile")).isEqualTo("/srv/50%41/R&D + sales.cursor");
        assertThat(io.github.camelheymarket.changes.Start.of(made.value("start"))
                        .from())
                .isEqualTo("2025-12-31T22:00:00Z");
    }

    /** The rows of the page's table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a+b | a b",
                "a%41b | aAb",
                "RAW(a+b%41&c) | a+b%41&c",
                "RAW(a)b) | a)b",
                "RAW{a)&b} | a)&b",
                "a;b#c?d{e}f\"g'h i | a;b#c?d{e}f\"g'h i",
            })
    void thePageShowsWhatArrives(String written, String arrives) throws IOException {
        made.yaml("contacts/get", "contactId", written);

        assertThat(made.value("contactId")).isEqualTo(arrives);
        assertThat(page()).contains("| `" + written + "` | `" + arrives + "` |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "webhookToken", "cursorFile", "rejectedUri"})
    void onTheComponentRawIsRefusedInsteadOfBecomingPartOfTheValue(String option) {
        HeymarketComponent component = made.context().getComponent("heymarket", HeymarketComponent.class);
        new HeymarketConfigurationConfigurer()
                .configure(made.context(), component.getConfiguration(), option, "RAW(a-secret)", false);

        assertThatThrownBy(() -> made.context().getEndpoint("heymarket:contacts/get"))
                .rootCause()
                .hasMessageContaining("RAW(...) must not be used in the value of " + option)
                .hasMessageContaining("write the value unchanged")
                .hasMessageNotContaining("a-secret");
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/writing-options.md"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/writing-options.md"));
    }
}
