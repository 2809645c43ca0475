package io.github.camelheymarket.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of each dependency, direct or not, one licence at least is on the list of those that are allowed. */
class LicencesTest {

    private static final String BEGIN = "<!-- licences -->";
    private static final String END = "<!-- end of the licences -->";

    @TestFactory
    List<DynamicTest> everyDependencyHasAnAllowedLicence() throws IOException {
        Set<String> allowed = allowed();
        assertThat(Bill.all()).hasSizeGreaterThan(7);
        return Bill.all().stream()
                .map(bill -> DynamicTest.dynamicTest(
                        bill.artifact(), () -> assertThat(others(bill, allowed)).isEmpty()))
                .toList();
    }

    private static Map<String, List<String>> others(Bill bill, Set<String> allowed) {
        Map<String, List<String>> others = new TreeMap<>();
        for (JsonNode component : bill.foreign()) {
            List<String> licences = licences(component);
            if (Collections.disjoint(licences, allowed)) {
                others.put(Bill.name(component), licences);
            }
        }
        return others;
    }

    /** A licence that nothing has any more would be allowed for whatever comes. */
    @Test
    void everyAllowedLicenceIsUsed() throws IOException {
        Map<String, Long> used = Bill.all().stream()
                .flatMap(bill -> bill.foreign().stream())
                .flatMap(component -> licences(component).stream())
                .collect(Collectors.groupingBy(licence -> licence, TreeMap::new, Collectors.counting()));
        assertThat(used.keySet()).containsAll(allowed());
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            if (each.has("expression")) {
                licences.addAll(List.of(each.path("expression").asText().split("[() ]+OR[() ]+")));
            } else {
                licences.add(licence.path("id").asText(licence.path("name").asText()));
            }
        }
        return licences;
    }

    /** The words in backticks of that part of the page. */
    private static Set<String> allowed() throws IOException {
        String page = Files.readString(Bill.ROOT.resolve("docs/dependencies.md"));
        String[] words = page.substring(page.indexOf(BEGIN), page.indexOf(END)).split("`");
        Set<String> allowed = new TreeSet<>();
        for (int i = 1; i < words.length; i += 2) {
            allowed.add(words[i]);
        }
        return allowed;
    }
}
