package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the files of this repository lead to a file that is there, and to a heading that it has. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:link|xref):([^\\[\\s]+)\\[");
    private static final Pattern HEADING = Pattern.compile("(?m)^(?:#+|=+) +(.+)$");

    /** The pages, and those of the examples. */
    static Stream<String> pages() throws IOException {
        try (Stream<Path> examples = Files.walk(Repository.ROOT.resolve("examples"), 2)) {
            List<Path> readmes =
                    examples.filter(file -> file.endsWith("README.md")).sorted().toList();
            return Stream.concat(Repository.pages().stream(), readmes.stream()).map(Repository::name);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(String name) {
        assertThat(deadLinks(Repository.ROOT.resolve(name))).isEmpty();
    }

    private static List<String> deadLinks(Path page) {
        List<String> dead = new ArrayList<>();
        Matcher link = LINK.matcher(Repository.read(page));
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!target.matches("https?:.*") && !leadsSomewhere(page, target)) {
                dead.add(target);
            }
        }
        return dead;
    }

    private static boolean leadsSomewhere(Path page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** What GitHub makes of the headings of a page. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(Repository.read(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
