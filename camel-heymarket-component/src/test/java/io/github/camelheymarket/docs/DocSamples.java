package io.github.camelheymarket.docs;

import io.github.camelheymarket.docs.DocPage.Markup;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples as the pages show them: files that {@link DocSamplesTest} runs, tagged regions of test classes, and files of the
 * examples, whose own tests run them.
 */
final class DocSamples {

    private static final Path FILES =
            Repository.ROOT.resolve("camel-heymarket-component/src/test/resources/docs-samples");
    private static final Path CLASSES =
            Repository.ROOT.resolve("camel-heymarket-component/src/test/java/io/github/camelheymarket/docs");

    private DocSamples() {}

    /**
     * @param name a file such as {@code get.yaml}, {@code SomeTest.java#tag} for a region of a class, or {@code
     *     examples/some/resource.yaml}
     */
    static String render(String name, Markup markup) {
        int hash = name.indexOf('#');
        String file = hash < 0 ? name : name.substring(0, hash);
        String code = hash < 0
                ? Repository.read(file(name))
                : region(Repository.read(CLASSES.resolve(file)), name.substring(hash + 1));
        String language = file.substring(file.lastIndexOf('.') + 1);
        return markup == Markup.ASCIIDOC
                ? "[source," + language + "]\n----\n" + code + "----\n"
                : "```" + language + "\n" + code + "```\n";
    }

    private static Path file(String name) {
        Matcher ofAnExample = Pattern.compile("examples/([^/]+)/(.+)").matcher(name);
        return ofAnExample.matches()
                ? Repository.ROOT
                        .resolve("examples/" + ofAnExample.group(1) + "/src/main/resources")
                        .resolve(ofAnExample.group(2))
                : FILES.resolve(name);
    }

    private static String region(String source, String tag) {
        Matcher region = Pattern.compile("(?ms)^ *// tag::" + Pattern.quote(tag) + "\\[]\\n(.*?)^ *// end::"
                        + Pattern.quote(tag) + "\\[]$")
                .matcher(source);
        if (!region.find()) {
            throw new IllegalStateException("There is no region '" + tag + "'");
        }
        // A last empty line would count as not indented.
        return region.group(1).stripTrailing().stripIndent() + "\n";
    }
}
