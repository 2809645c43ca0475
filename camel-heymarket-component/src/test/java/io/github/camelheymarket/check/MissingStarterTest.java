package io.github.camelheymarket.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingStarterTest {

    @TempDir
    Path classes;

    @Test
    void namesTheStarterOnSpringBootOnly() throws IOException {
        assertThat(hint()).isEmpty();

        put("org/apache/camel/spring/boot/SpringBootCamelContext.class");
        assertThat(hint()).contains("io.github.camelheymarket:camel-heymarket-starter");

        put("io/github/camelheymarket/springboot/HeymarketAutoConfiguration.class");
        assertThat(hint()).isEmpty();
    }

    private void put(String resource) throws IOException {
        Path file = classes.resolve(resource);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private String hint() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return MissingStarter.hint(loader);
        }
    }
}
