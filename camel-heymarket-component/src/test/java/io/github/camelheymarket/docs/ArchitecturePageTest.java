package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page leads to the code: what it names is there, and what is there has a line. */
class ArchitecturePageTest {

    private static final Path SOURCES =
            Repository.ROOT.resolve("camel-heymarket-component/src/main/java/io/github/camelheymarket");
    private static final String PAGE = Repository.read(Repository.ROOT.resolve("docs/architecture.md"));
    private static final Pattern CLASS = Pattern.compile("`([a-z]+/[A-Z]\\w+)`");

    @Test
    void eachClassThatAQuestionLeadsToIsThere() {
        List<String> classes =
                CLASS.matcher(PAGE).results().map(match -> match.group(1)).toList();

        assertThat(classes)
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(SOURCES.resolve(name + ".java")).exists());
    }

    @Test
    void eachPackageHasALine() throws Exception {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertThat(folders.filter(Files::isDirectory).map(folder -> "| `" + folder.getFileName() + "` |"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(PAGE).contains(line));
        }
    }
}
