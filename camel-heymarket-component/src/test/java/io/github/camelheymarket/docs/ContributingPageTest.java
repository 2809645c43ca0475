package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page tells all that a new endpoint and a new option cost: its examples are searched in the files that are written by
 * hand, and each place has a line on the page.
 */
class ContributingPageTest {

    private static final String PAGE = "docs/contributing.md";
    private static final Pattern PLACE = Pattern.compile("(?m)^\\| `([\\w./-]+)` \\|.+ \\| `(.+)` \\|$");
    private static final Pattern RENDERED = Pattern.compile("(?ms)^(?://|<!--) begin:.*?^(?://|<!--) end:.*?$");
    private static final Map<String, String> FILES = Repository.writtenByHand().stream()
            .filter(file -> !Repository.name(file).equals(PAGE))
            .filter(file -> !file.endsWith(ContributingPageTest.class.getSimpleName() + ".java"))
            .collect(Collectors.toMap(Repository::name, ContributingPageTest::text, (a, b) -> a, TreeMap::new));

    @Test
    void eachPlaceOfAPlainEndpointIsOnThePageAndNoOther() {
        Set<String> places = Stream.of(
                        mainFilesWith(
                                "[^\\w/]users/update\\b",
                                "\\bUSERS_UPDATE_V1\\b",
                                "\\bForms\\.USERS\\b",
                                "Form USERS\\b",
                                "/v1/users/update\\b",
                                "\\bUserCalls::update\\b",
                                "static ApiAnswer memberships\\("),
                        filesNamingAll(operations()),
                        filesNamingAll(paths()))
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        places.add("docs/wire-contract.md");

        assertThat(places).isEqualTo(placesOnThePage("endpoint"));
    }

    @Test
    void eachPlaceOfAnOptionIsOnThePageAndNoOther() {
        Set<String> places = mainFilesWith("\"verify\"", "\\b[gs]etVerify\\(", "\\bisVerify\\(", "boolean verify = ");
        places.add("docs/bulk.md");

        assertThat(places).isEqualTo(placesOnThePage("option"));
    }

    @Test
    void whatThePageShowsOfAPlaceStandsThere() {
        for (String part : List.of("endpoint", "option")) {
            assertThat(rows(part))
                    .hasSizeGreaterThan(3)
                    .allSatisfy((place, line) ->
                            assertThat(FILES.get(place)).as(place).contains(line));
        }
    }

    /** The files of the component and of the sandbox that have one of the expressions. */
    private static Set<String> mainFilesWith(String... expressions) {
        Pattern any = Pattern.compile(String.join("|", expressions));
        return files(
                file -> file.matches("(camel-heymarket-component|testing/sandbox|runtimes/.*|examples/.*)/src/main/.*")
                        && any.matcher(FILES.get(file)).find());
    }

    /** What lists all there are lists the next one too: main code, tests and pages. */
    private static Set<String> filesNamingAll(Collection<String> names) {
        List<Pattern> patterns = names.stream()
                .map(name -> Pattern.compile("(?<![\\w/-])" + Pattern.quote(name) + "(?![\\w/-])"))
                .toList();
        return files(file -> patterns.stream()
                .allMatch(pattern -> pattern.matcher(FILES.get(file)).find()));
    }

    private static Set<String> files(Predicate<String> which) {
        return FILES.keySet().stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows of the plain operations. */
    private static List<String> operations() {
        return ApiEndpoint.plain().stream().map(Enum::name).toList();
    }

    /** An id is written in several ways, so that only paths without one can be searched. */
    private static List<String> paths() {
        return Arrays.stream(ApiEndpoint.values())
                .map(ApiEndpoint::path)
                .filter(path -> !path.contains("{"))
                .toList();
    }

    private static Set<String> placesOnThePage(String part) {
        return new TreeSet<>(rows(part).keySet());
    }

    /** A place is the end of a path, as much of it as no other file has. */
    private static Map<String, String> rows(String part) {
        String page = Repository.read(Repository.ROOT.resolve(PAGE));
        String table = page.substring(page.indexOf("<!-- places:" + part + " -->"));
        table = table.substring(0, table.indexOf("<!-- end of places -->"));
        Map<String, String> rows = new TreeMap<>();
        PLACE.matcher(table).results().forEach(row -> {
            Set<String> files = files(file -> ("/" + file).endsWith("/" + row.group(1)));
            assertThat(files).as(row.group(1)).hasSize(1);
            rows.put(files.iterator().next(), row.group(2).replace("\\|", "|"));
        });
        assertThat(rows).hasSize((int)
                table.lines().filter(line -> line.startsWith("| `")).count());
        return rows;
    }

    /** Without what is rendered from the code, and without the marks that make code of a word. */
    private static String text(Path file) {
        return RENDERED.matcher(Repository.read(file)).replaceAll("").replace("`", "");
    }
}
