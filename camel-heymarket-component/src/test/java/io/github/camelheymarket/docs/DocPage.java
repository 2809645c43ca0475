package io.github.camelheymarket.docs;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with rendered parts: whatever stands between {@code begin:NAME} and {@code end:NAME}, each in a comment of its
 * own line, is made by a renderer.
 */
final class DocPage {

    /** The two languages pages are written in. */
    enum Markup {
        ASCIIDOC,
        MARKDOWN
    }

    private static final Pattern PART =
            Pattern.compile("(?ms)^((?://|<!--) begin:(\\S+)(?: -->)?\\n)(.*?)^((?://|<!--) end:(\\S+)(?: -->)?$)");

    private final Path file;

    DocPage(Path file) {
        this.file = file;
    }

    Markup markup() {
        return file.toString().endsWith(".adoc") ? Markup.ASCIIDOC : Markup.MARKDOWN;
    }

    String committed() {
        return Repository.read(file);
    }

    /** @param renderer gives a part by its name, ending with a line break */
    String rendered(BiFunction<String, Markup, String> renderer) {
        return PART.matcher(committed()).replaceAll(part -> {
            String name = part.group(2);
            if (!name.equals(part.group(5))) {
                throw new IllegalStateException(
                        Repository.name(file) + ": begin:" + name + " is followed by end:" + part.group(5));
            }
            return Matcher.quoteReplacement(part.group(1) + renderer.apply(name, markup()) + part.group(4));
        });
    }
}
