package io.github.camelheymarket.examples.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipe as a project of its own. */
class ExportTest {

    @TempDir
    static Path folder;

    private static CamelCli camel;

    @BeforeAll
    static void start() throws IOException {
        for (String file : new String[] {"csv-in.camel.yaml", "application.properties"}) {
            Files.copy(Recipe.FOLDER.resolve(file), folder.resolve(file));
        }
        camel = new CamelCli(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({"spring-boot, camel-heymarket-starter", "quarkus, camel-heymarket-quarkus"})
    void theProjectHasWhatTheRuntimeNeeds(String runtime, String artifact) throws Exception {
        String[] command = Recipe.of("csv-in.camel.yaml").command();
        command[0] = "export";

        int code = camel.run(
                CamelCli.and(command, "--runtime=" + runtime, "--gav=com.example:contacts:1.0", "--dir=" + runtime));

        assertThat(code).as(camel.output()).isZero();
        assertThat(folder.resolve(runtime + "/pom.xml"))
                .content()
                .contains("<artifactId>" + artifact + "</artifactId>", "<artifactId>camel-heymarket</artifactId>");
        assertThat(folder.resolve(runtime + "/src/main/resources/application.properties"))
                .content()
                .contains("camel.component.heymarket.api-secret-id");
    }
}
