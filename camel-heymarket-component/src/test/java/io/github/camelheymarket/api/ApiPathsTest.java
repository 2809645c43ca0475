package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of endpoints is the only place that knows a path of the API. */
class ApiPathsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/camelheymarket");
    private static final Pattern PATH = Pattern.compile("\"(?:[A-Z]+ )?/?v[12]/");

    @Test
    void aPathOfTheApiStandsInTheTableAlone() throws IOException {
        assertThat(filesWithAPath()).containsExactly(Path.of("api", "ApiEndpoint.java"));
    }

    @Test
    void eachPathStandsOnceForEachMethod() {
        List<String> rows = Stream.of(ApiEndpoint.values())
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
    }

    private static List<Path> filesWithAPath() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> PATH.matcher(text(file)).find())
                    .map(SOURCES::relativize)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
