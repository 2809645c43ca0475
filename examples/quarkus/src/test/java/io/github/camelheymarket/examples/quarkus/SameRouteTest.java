package io.github.camelheymarket.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SameRouteTest {

    private static final Path FILE = Path.of("src/main/resources/camel/contacts.camel.yaml");

    @Test
    void theRoutesAreByteForByteThoseOfTheExampleOnSpringBoot() {
        assertThat(FILE)
                .content(StandardCharsets.UTF_8)
                .contains("heymarket:contacts/bulk-upsert", "heymarket:contacts/changes");
        assertThat(FILE).hasSameBinaryContentAs(Path.of("../spring-boot").resolve(FILE));
    }
}
