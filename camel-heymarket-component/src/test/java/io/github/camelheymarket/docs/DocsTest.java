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
import java.util.regex.Matcher;
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
            assertThat(page.committed()).as(REMEDY).isEqualTo(rendered);
        }
    }

    private static String render(String part, Markup markup) {
        return switch (part) {
            case "component-options" -> DocTables.load().componentOptions();
            case "path-options" -> DocTables.load().pathOptions();
            case "query-options" -> DocTables.load().queryOptions();
            case "headers" -> DocTables.load().headers();
            case "operations" -> DocTables.load().operations();
            case "switches" -> SwitchTable.render();
            default -> DocSamples.render(part, markup);
        };
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToOtherPagesLeadSomewhere(String name) {
        Path file = Repository.ROOT.resolve(name);
        Matcher link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)|(?:link|xref):([^\\[#:]+)(?:#[^\\[]*)?\\[")
                .matcher(Repository.read(file));
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            assertThat(file.resolveSibling(target)).exists();
        }
    }

    @Test
    void theGuideToBulkJobsExplainsEachOutcome() {
        String guide = Repository.read(Repository.ROOT.resolve("docs/bulk.md"));
        assertThat(Outcome.values()).allSatisfy(outcome -> assertThat(guide).contains("| `" + outcome + "` |"));
    }

    @Test
    void theGuideToBulkJobsExplainsEachReason() throws IOException {
        String guide = Repository.read(Repository.ROOT.resolve("docs/bulk.md"));
        assertThat(reasons()).allSatisfy(reason -> assertThat(guide).contains("| `" + reason + "` |"));
    }

    /** Those of a row that cannot be read, and those that the bulk jobs write out. */
    private static Set<String> reasons() throws IOException {
        Set<String> reasons = new TreeSet<>();
        for (Field field : RejectReason.class.getFields()) {
            reasons.add(field.getName());
        }
        try (Stream<Path> sources = Files.walk(SOURCES.resolve("bulk"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher code =
                        Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)(?::[^\"]*)?\"").matcher(Repository.read(source));
                while (code.find()) {
                    reasons.add(code.group(1));
                }
            }
        }
        return reasons;
    }

    @Test
    void theGuideToErrorsNamesEachException() throws IOException {
        String guide = Repository.read(Repository.ROOT.resolve("docs/errors.md"));
        try (Stream<Path> sources = Files.list(SOURCES.resolve("exception"))) {
            List<String> names = sources.map(
                            source -> source.getFileName().toString().replace(".java", ""))
                    .filter(source -> source.endsWith("Exception"))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(exception -> assertThat(guide).contains("`" + exception + "`"));
        }
    }

    @Test
    void eachGuideIsNamedInTheReadme() {
        String readme = Repository.read(Repository.ROOT.resolve("README.md"));
        assertThat(Arrays.asList(Repository.ROOT.resolve("docs").toFile().list()))
                .filteredOn(name -> name.matches(".*\\.(md|adoc)"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme).contains("docs/" + name));
    }
}
