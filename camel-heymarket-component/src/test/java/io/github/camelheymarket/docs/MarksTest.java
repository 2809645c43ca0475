package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mark such as R3.2 or C5.16 leads to a heading of the rules or of the wire contract. */
class MarksTest {

    private static final Pattern MARK = Pattern.compile("\\b[RC](?:1[01]|[1-9])(?:\\.\\d{1,2}[a-z]?)?\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (" + MARK.pattern() + ")");
    private static final Set<String> FOLDERS_WITHOUT_MARKS = Set.of("target", ".git", "node_modules");

    @Test
    void everyMarkHasAHeading() throws IOException {
        Set<String> headings = headings();
        Map<String, String> lost = new TreeMap<>();
        for (Path file : files()) {
            marks(Repository.read(file))
                    .filter(mark -> !headings.contains(mark))
                    .forEach(mark -> lost.put(mark, Repository.name(file)));
        }
        assertThat(headings).contains("R3.3a", "C5.16");
        assertThat(lost).isEmpty();
    }

    @Test
    void noMarkHasTwoHeadings() {
        assertThat(headingsInOrder()).doesNotHaveDuplicates();
    }

    private static Set<String> headings() {
        return new TreeSet<>(headingsInOrder());
    }

    private static List<String> headingsInOrder() {
        return Stream.of("docs/rules.md", "docs/wire-contract.md")
                .map(page -> Repository.read(Repository.ROOT.resolve(page)))
                .flatMap(text -> HEADING.matcher(text).results())
                .map(heading -> heading.group(1))
                .toList();
    }

    private static Stream<String> marks(String text) {
        return MARK.matcher(text).results().map(MatchResult::group);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|md|adoc)"))
                    .filter(MarksTest::isOurs)
                    .collect(Collectors.toList());
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : Repository.ROOT.relativize(file)) {
            if (FOLDERS_WITHOUT_MARKS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
