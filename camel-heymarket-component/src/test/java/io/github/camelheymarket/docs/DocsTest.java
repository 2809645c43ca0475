package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.docs.DocPage.Markup;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.RejectReason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the pages true. With {@code -Dheymarket.docs.write} it writes the rendered parts instead of comparing them.
 */
class DocsTest {

    private static final String REMEDY = "A rendered part of this page is stale. Write it anew with\n"
            + "./mvnw -pl camel-heymarket-component -am test -Dtest=DocsTest -Dsurefire.failIfNoSpecifiedTests=false "
            + "-Dheymarket.docs.write\nand commit the page.";
    private static final Path SOURCES =
            Repository.ROOT.resolve("camel-heymarket-component/src/main/java/io/github/camelheymarket");

    static Stream<String> pages() {
        return Repository.pages().stream().map(Repository::name);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void renderedPartsAreWhatTheCodeGives(String name) throws IOException {
        Path file = Repository.ROOT.resolve(name);
        DocPage page = new DocPage(file);
        String rendered = page.rendered(DocsTest::render);
        if (System.getProperty("heymarket.docs.write") != null) {
            Files.writeString(file, rendered);
        } else {
            assertThat(difference(page.committed(), rendered)).as(REMEDY).isEmpty();
        }
    }

    /** The first line that differs; whole pages would bury it. */
    private static List<String> difference(String committed, String rendered) {
        List<String> is = committed.lines().toList();
        List<String> wanted = rendered.lines().toList();
        for (int i = 0; i < Math.max(is.size(), wanted.size()); i++) {
            String line = i < is.size() ? is.get(i) : "(end)";
            String wantedLine = i < wanted.size() ? wanted.get(i) : "(end)";
            if (!line.equals(wantedLine)) {
                return List.of("line " + (i + 1), "is:     " + line, "wanted: " + wantedLine);
            }
        }
        return List.of();
    }

    private static String render(String part, Markup markup) {
        return switch (part) {
            case "component-options" -> DocTables.load().componentOptions();
            case "path-options" -> DocTables.load().pathOptions();
            case "query-options" -> DocTables.load().queryOptions();
            case "consumers" -> DocTables.load().consumers();
            case "headers" -> DocTables.load().headers();
            case "operations" -> DocTables.load().operations();
            case "plain-operations" -> PlainTable.render();
            case "packages" -> PackageGraph.ofTheComponent().table();
            case "switches" -> SwitchTable.render();
            default -> DocSamples.render(part, markup);
        };
    }

    @Test
    void theGuideToBulkJobsExplainsEachOutcome() {
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::name))
                .filteredOn(isAbsentFrom("docs/bulk.md", "| `%s` |"))
                .isEmpty();
    }

    @Test
    void theGuideToBulkJobsExplainsEachReason() throws IOException {
        assertThat(reasons())
                .hasSizeGreaterThan(30)
                .filteredOn(isAbsentFrom("docs/bulk.md", "| `%s` |"))
                .isEmpty();
    }

    /** Whether a page does not have a name in this form. */
    private static Predicate<String> isAbsentFrom(String page, String form) {
        String text = Repository.read(Repository.ROOT.resolve(page));
        return name -> !text.contains(form.formatted(name));
    }

    /** Those of a row that cannot be read, and those that the bulk jobs write out. */
    private static Set<String> reasons() throws IOException {
        Set<String> reasons = new TreeSet<>();
        for (Field field : RejectReason.class.getFields()) {
            reasons.add(field.getName());
        }
        Pattern code = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)(?::[^\"]*)?\"");
        for (String part : List.of("bulk", "plan", "delete")) {
            try (Stream<Path> sources = Files.list(SOURCES.resolve(part))) {
                for (Path source : sources.toList()) {
                    code.matcher(Repository.read(source)).results().forEach(match -> reasons.add(match.group(1)));
                }
            }
        }
        return reasons;
    }

    @Test
    void theGuideToErrorsNamesEachException() {
        assertThat(names(SOURCES.resolve("exception"), "Exception\\.java"))
                .hasSizeGreaterThan(10)
                .filteredOn(isAbsentFrom("docs/errors.md", "| `%sException` |"))
                .isEmpty();
    }

    @Test
    void eachGuideIsNamedInTheIndex() {
        assertThat(names(Repository.ROOT.resolve("docs"), "\\.md"))
                .hasSizeGreaterThan(5)
                .filteredOn(page -> !page.equals("README"))
                .filteredOn(isAbsentFrom("docs/README.md", "(%s.md)"))
                .isEmpty();
    }

    @Test
    void eachDecisionIsNamedInTheArchitecture() {
        assertThat(names(Repository.ROOT.resolve("docs/decisions"), "\\.md"))
                .hasSizeGreaterThan(5)
                .filteredOn(isAbsentFrom("docs/architecture.md", "(decisions/%s.md)"))
                .isEmpty();
    }

    /** The names of the files in a folder that end so, without the end. */
    private static List<String> names(Path folder, String end) {
        return Arrays.stream(folder.toFile().list())
                .filter(name -> name.matches(".*" + end))
                .map(name -> name.replaceFirst(end + "$", ""))
                .toList();
    }
}
