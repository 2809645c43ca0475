package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The page about dependencies has a row for each direct dependency of each artifact, and no other. */
class DependenciesPageTest {

    private static final String PAGE = Repository.read(Repository.ROOT.resolve("docs/dependencies.md"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+:[^`]+)` \\| (optional: )?");
    /** Of the build of an application; the page names it in a sentence. */
    private static final String AT_BUILD_TIME = "camel-heymarket-quarkus-deployment";

    @TestFactory
    Stream<DynamicTest> theRowsAreTheDependenciesOfThePom() throws IOException {
        return artifacts().entrySet().stream()
                .map(artifact -> DynamicTest.dynamicTest(
                        artifact.getKey(),
                        () -> assertThat(rows(artifact.getKey())).isEqualTo(artifact.getValue())));
    }

    @Test
    void thePageHasNoOtherArtifact() throws IOException {
        assertThat(Pattern.compile("(?m)^## `([^`]+)`").matcher(PAGE).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(artifacts().keySet());
    }

    private static List<String> rows(String artifact) {
        String begin = "\n## `" + artifact + "`\n";
        assertThat(PAGE).contains(begin);
        String section = PAGE.substring(PAGE.indexOf(begin) + 1);
        section = section.substring(0, section.indexOf("\n## "));
        return ROW.matcher(section)
                .results()
                .map(row -> row.group(1) + (row.group(2) == null ? "" : " optional"))
                .toList();
    }

    /** The artifacts that are shipped, with their dependencies except those of tests, in the order of the POM. */
    private static TreeMap<String, List<String>> artifacts() throws IOException {
        TreeMap<String, List<String>> artifacts = new TreeMap<>();
        for (String folder : List.of("camel-heymarket-component", "runtimes", "testing")) {
            try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(folder), 3)) {
                for (Path pom : files.filter(file -> file.endsWith("pom.xml"))
                        .filter(file -> !Repository.read(file).contains("<maven.deploy.skip>true<"))
                        .toList()) {
                    Element project = root(pom);
                    String artifact = text(project, "artifactId");
                    if (!"pom".equals(text(project, "packaging")) && !artifact.equals(AT_BUILD_TIME)) {
                        artifacts.put(artifact, dependencies(project));
                    }
                }
            }
        }
        return artifacts;
    }

    private static List<String> dependencies(Element project) {
        List<String> dependencies = new ArrayList<>();
        for (Element all : children(project, "dependencies")) {
            for (Element each : children(all, "dependency")) {
                if (!"test".equals(text(each, "scope"))) {
                    dependencies.add(text(each, "groupId") + ":" + text(each, "artifactId")
                            + ("true".equals(text(each, "optional")) ? " optional" : ""));
                }
            }
        }
        return dependencies;
    }

    private static Element root(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }
}
