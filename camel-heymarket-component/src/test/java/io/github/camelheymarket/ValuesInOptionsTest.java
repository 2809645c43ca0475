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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private final TestContext camel = new TestContext();
    private final List<HeymarketConfiguration> made = new ArrayList<>();

    @BeforeEach
    void look() {
        camel.addComponent("heymarket", new Looking(made));
    }

    /** Shows what endpoints are made of before anything checks it. */
    @Component("heymarket")
    private static final class Looking extends HeymarketComponent {

        private final List<HeymarketConfiguration> made;

        Looking(List<HeymarketConfiguration> made) {
            this.made = made;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            HeymarketEndpoint endpoint = (HeymarketEndpoint) super.createEndpoint(uri, remaining, parameters);
            made.add(endpoint.getConfiguration());
            return endpoint;
        }
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

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
        make("heymarket:" + operation + joint + option + "=RAW(" + ANY + ")");

        assertThat(value(option)).isEqualTo(ANY);
    }

    @ParameterizedTest
    @MethodSource("options")
    void inTheParametersOfYaml(String option, String operation) {
        yaml(operation, option, "RAW(" + ANY + ")");

        assertThat(value(option)).isEqualTo(ANY);
    }

    @ParameterizedTest
    @MethodSource("options")
    void asAPropertyInTheParametersOfYaml(String option, String operation) {
        camel.getPropertiesComponent().addInitialProperty("value", ANY);
        yaml(operation, option, "RAW({{value}})");

        assertThat(value(option)).isEqualTo(ANY);
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
            assertThat(value(component, option)).isEqualTo(ANY);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seda:rejected?size=1000&timeout=5000", "file:out?fileName=a+b.json"})
    void aNestedUriKeepsItsOwnOptions(String uri) {
        yaml("contacts/bulk-upsert", "rejectedUri", "RAW(" + uri + ")");

        assertThat(value("rejectedUri")).isEqualTo(uri);
    }

    @Test
    void aTargetOfMapKeepsItsCharacters() {
        yaml("contacts/bulk-upsert", "map.Level", "RAW(" + ANY + ")");

        assertThat(made.get(0).getMap()).containsExactly(Map.entry("Level", ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "map.Notes%25252Binternal, Notes+internal",
        "map.R%252526D contact, R&D contact",
        "map.Discount %252525, Discount %",
    })
    void aNameOfAColumnIsDecodedThreeTimes(String written, String column) {
        make("heymarket:contacts/bulk-upsert?" + written + "=first");

        assertThat(made.get(0).getMap()).containsExactly(Map.entry(column, "first"));
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
        camel.getPropertiesComponent().addInitialProperty("outbox", "/srv/50%41");
        try (InputStream sample = getClass().getResourceAsStream("/docs-samples/raw.yaml")) {
            load(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(value("cursorFile")).isEqualTo("/srv/50%41/R&D + sales.cursor");
        assertThat(io.github.camelheymarket.changes.Start.of(value("start")).from())
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
        yaml("contacts/get", "contactId", written);

        assertThat(value("contactId")).isEqualTo(arrives);
        assertThat(page()).contains("| `" + written + "` | `" + arrives + "` |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "webhookToken", "cursorFile", "rejectedUri"})
    void onTheComponentRawIsRefusedInsteadOfBecomingPartOfTheValue(String option) {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        new HeymarketConfigurationConfigurer()
                .configure(camel, component.getConfiguration(), option, "RAW(a-secret)", false);

        assertThatThrownBy(() -> camel.getEndpoint("heymarket:contacts/get"))
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

    private String value(String option) {
        assertThat(made).as("an endpoint").isNotEmpty();
        return value(made.get(0), option);
    }

    private static String value(HeymarketConfiguration configuration, String option) {
        PropertyConfigurerGetter getter = new HeymarketConfigurationConfigurer();
        return (String) getter.getOptionValue(configuration, option, false);
    }

    /** What the value is good for is not the question here, so a complaint about it may follow. */
    private void make(String uri) {
        try {
            camel.getEndpoint(uri);
        } catch (RuntimeException e) {
            // Looked at by what was made.
        }
    }

    private void yaml(String operation, String option, String value) {
        String others =
                operation.contains("?") ? operation.substring(operation.indexOf('?') + 1) : "lazyStartProducer=false";
        String route = "- from:\n    uri: direct:a\n    steps:\n      - to:\n          uri: heymarket:"
                + operation.replaceFirst("\\?.*", "")
                + "\n          parameters:\n            '" + option + "': '" + value.replace("'", "''") + "'\n"
                + others.replaceAll("([^=&]+)=([^&]+)&?", "            $1: $2\n");
        load(route);
    }

    private void load(String route) {
        try {
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel)
                    .findRoutesBuilders(
                            ResourceHelper.fromBytes("route.yaml", route.getBytes(StandardCharsets.UTF_8)))) {
                camel.addRoutes(builder);
            }
            camel.start();
        } catch (Exception e) {
            // Looked at by what was made.
        }
    }
}
