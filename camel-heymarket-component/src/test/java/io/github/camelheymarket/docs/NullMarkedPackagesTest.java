package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about contributing names the packages in which NullAway checks nothing, and no other. */
class NullMarkedPackagesTest {

    private static final Path MAIN =
            Repository.ROOT.resolve("camel-heymarket-component/src/main/java/io/github/camelheymarket");
    private static final Pattern NOT_MARKED = Pattern.compile("(?s)<!-- not null-marked -->(.*?)<!-- end -->");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void thePageNamesThePackagesThatAreNotNullMarked() throws IOException {
        var list = NOT_MARKED.matcher(Repository.read(Repository.ROOT.resolve("docs/contributing.md")));
        assertThat(list.find()).isTrue();
        TreeSet<String> named = NAME.matcher(list.group(1))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packagesThatAreNotMarked()).isEqualTo(named);
    }

    private static TreeSet<String> packagesThatAreNotMarked() throws IOException {
        try (Stream<Path> folders = Files.list(MAIN)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !Repository.read(folder.resolve("package-info.java"))
                            .contains("@NullMarked"))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
