package io.github.camelheymarket.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/** Every option of the component can be set, and is known to editors: an option that is added later cannot be forgotten. */
class GeneratedSourcesTest {

    private static final String REMEDY =
            "src/generated of runtimes/spring-boot is not what the component's options give. "
                    + "Write it anew with\n./mvnw -pl runtimes/spring-boot -am test -Dtest=GeneratedSourcesTest "
                    + "-Dsurefire.failIfNoSpecifiedTests=false -Dregenerate\nand commit it.";
    private static final Path FOLDER = Path.of("src/generated").toAbsolutePath();
    private static final Path PROPERTIES =
            FOLDER.resolve("java/io/github/camelheymarket/springboot/HeymarketProperties.java");
    private static final Path METADATA = FOLDER.resolve("resources/META-INF/spring-configuration-metadata.json");

    @Test
    void thePropertiesAreTheOptionsOfTheComponent() throws Exception {
        compare(PROPERTIES, GeneratedSources.properties(ComponentOptions.all()));
    }

    @Test
    void theMetadataAreTheOptionsOfTheComponent() throws Exception {
        compare(METADATA, GeneratedSources.metadata(ComponentOptions.all()));
    }

    private static void compare(Path file, String wanted) throws IOException {
        if (System.getProperty("regenerate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, wanted);
        } else {
            assertThat(Files.readString(file).replace("\r\n", "\n")).as(REMEDY).isEqualTo(wanted);
        }
    }

    @Test
    void springReadsTheMetadata() throws Exception {
        Map<String, ConfigurationMetadataProperty> properties;
        String metadata = GeneratedSources.metadata(ComponentOptions.all());
        try (InputStream json = new ByteArrayInputStream(metadata.getBytes(StandardCharsets.UTF_8))) {
            properties = ConfigurationMetadataRepositoryJsonBuilder.create(json)
                    .build()
                    .getAllProperties();
        }

        Set<String> wanted = ComponentOptions.all().stream()
                .map(option -> "camel.component.heymarket." + option.dashed())
                .collect(Collectors.toSet());
        assertThat(properties).containsKeys(wanted.toArray(String[]::new)).hasSize(wanted.size() + 2);
        ConfigurationMetadataProperty timeout = properties.get("camel.component.heymarket.connect-timeout");
        assertThat(timeout.getType()).isEqualTo("java.time.Duration");
        assertThat(timeout.getDefaultValue()).isEqualTo("10s");
        assertThat(timeout.getDescription()).startsWith("The maximum time to wait for a connection");
        assertThat(properties.get("camel.component.heymarket.paging").getHints().getValueHints())
                .extracting(hint -> hint.getValue())
                .containsExactly("all", "page");
    }
}
