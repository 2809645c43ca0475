package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about threats names tests that exist. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyNamedTestExists() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Repository.ROOT.resolve("camel-heymarket-component/src/test/java"))) {
            sources =
                    files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
        Matcher named = NAMED.matcher(Repository.read(Repository.ROOT.resolve("docs/security.md")));
        int count = 0;
        while (named.find()) {
            count++;
            String name = named.group(1) + ".java";
            Path source = sources.stream()
                    .filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + name));
            if (named.group(2) != null) {
                assertThat(Files.readString(source)).as(name).contains(" " + named.group(2) + "(");
            }
        }
        assertThat(count).isGreaterThan(20);
    }
}
