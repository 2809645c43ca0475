package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the descriptors to what the components say of their options, so that neither changes without the other. */
class DescriptorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/main/resources/kamelets");

    static Stream<String> descriptors() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    static JsonNode read(String file) throws IOException {
        try (InputStream yaml = DescriptorsTest.class.getResourceAsStream("/kamelets/" + file)) {
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        }
    }

    static Set<String> properties(String file) throws IOException {
        return names(read(file).at("/spec/definition/properties"));
    }

    /** The one step or source of the template that is Heymarket's. */
    private static JsonNode heymarket(JsonNode descriptor) {
        JsonNode from = descriptor.at("/spec/template/from");
        return Stream.concat(Stream.of(from), from.get("steps").findValues("to").stream())
                .filter(step -> step.path("uri").asText().contains("heymarket:"))
                .findFirst()
                .orElseThrow();
    }

    /** An option of the component, or of camel-webhook around it. */
    private static JsonNode option(String name, JsonNode descriptor) throws IOException {
        JsonNode own =
                options("META-INF/io/github/camelheymarket/heymarket.json").get(name);
        boolean webhook = heymarket(descriptor).get("uri").asText().startsWith("webhook:");
        return own == null && webhook
                ? options("META-INF/org/apache/camel/component/webhook/webhook.json")
                        .get(name)
                : own;
    }

    private static JsonNode options(String resource) throws IOException {
        try (InputStream json = DescriptorsTest.class.getResourceAsStream("/" + resource)) {
            return JSON.readTree(json).get("properties");
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void eachPropertyIsAnOptionWithItsTypeDefaultAndValues(String file) throws IOException {
        JsonNode descriptor = read(file);
        JsonNode properties = descriptor.at("/spec/definition/properties");
        assertThat(names(properties)).hasSizeGreaterThan(5);
        for (String name : names(properties)) {
            JsonNode property = properties.get(name);
            JsonNode option = option(name, descriptor);
            assertThat(option).as(name).isNotNull();
            assertThat(property.path("title").asText()).as(name).isNotEmpty();
            assertThat(property.path("description").asText()).as(name).isNotEmpty();
            if (Set.of("boolean", "integer").contains(option.get("type").asText())) {
                assertThat(property.get("type")).as(name).isEqualTo(option.get("type"));
            } else {
                assertThat(property.get("type").asText()).as(name).isEqualTo("string");
            }
            if (option.has("enum")) {
                assertThat(property.get("enum")).as(name).isEqualTo(option.get("enum"));
            }
            if (option.has("defaultValue")) {
                assertThat(property.path("default").asText())
                        .as(name)
                        .isEqualTo(option.get("defaultValue").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void allSecretsAndNothingElseArePasswords(String file) throws IOException {
        JsonNode descriptor = read(file);
        JsonNode properties = descriptor.at("/spec/definition/properties");
        for (String name : names(properties)) {
            JsonNode property = properties.get(name);
            boolean secret = option(name, descriptor).path("secret").asBoolean();
            assertThat(property.path("format").asText().equals("password"))
                    .as(name)
                    .isEqualTo(secret);
            assertThat(property.path("x-descriptors").toString().contains("ui:password"))
                    .as(name)
                    .isEqualTo(secret);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void theTemplateHandsOnEachPropertyUnderItsName(String file) throws IOException {
        JsonNode descriptor = read(file);
        JsonNode definition = descriptor.at("/spec/definition");
        JsonNode parameters = heymarket(descriptor).get("parameters");
        assertThat(names(parameters)).isEqualTo(names(definition.get("properties")));
        Set<String> required = new TreeSet<>();
        definition.get("required").forEach(name -> required.add(name.asText()));
        for (String name : names(parameters)) {
            boolean there = required.contains(name)
                    || definition.get("properties").get(name).has("default");
            // Else camel-webhook hands on what it has encoded.
            assertThat(parameters.get(name).asText().replaceFirst("^RAW\\((.*)\\)$", "$1"))
                    .isEqualTo(there ? "{{" + name + "}}" : "{{?" + name + "}}");
        }
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void nameKindProviderAndVersionAreThere(String file) throws IOException {
        JsonNode metadata = read(file).get("metadata");
        String name = metadata.get("name").asText();
        assertThat(file).isEqualTo(name + ".kamelet.yaml");
        assertThat(name)
                .endsWith(metadata.at("/labels/camel.apache.org~1kamelet.type").asText());
        JsonNode annotations = metadata.get("annotations");
        assertThat(names(annotations))
                .contains(
                        "camel.apache.org/provider",
                        "camel.apache.org/kamelet.group",
                        "camel.apache.org/kamelet.icon",
                        "camel.apache.org/kamelet.support.level");
        assertThat(annotations.get("camel.apache.org/catalog.version").asText()).matches("\\d+\\..*");
        assertThat(read(file).at("/spec/dependencies").toString())
                .contains("camel:kamelet", "mvn:io.github.camelheymarket:camel-heymarket:")
                .doesNotContain("$");
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void eachDataTypeHasItsTransformer(String file) throws IOException {
        JsonNode dataTypes = read(file).at("/spec/dataTypes");
        assertThat(dataTypes).isNotEmpty();
        for (JsonNode direction : dataTypes) {
            assertThat(direction.get("types")).isNotEmpty();
            for (JsonNode type : direction.get("types")) {
                String transformer = type.get("format").asText().replace(':', '-');
                assertThat(getClass().getResource("/META-INF/services/org/apache/camel/transformer/" + transformer))
                        .as(transformer)
                        .isNotNull();
            }
            assertThat(direction.get("types").has(direction.get("default").asText()))
                    .isTrue();
        }
    }
}
