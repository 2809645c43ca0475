package io.github.camelheymarket.model;

import java.util.Objects;

/**
 * A report to look at: one HTML file that needs nothing else. It has no data of a person: no values of fields, and keys masked.
 * A {@code SyncReport} is converted to it: {@code convertBodyTo(ReportPage.class)}, and it to {@code String} and {@code InputStream}.
 *
 * @param html the whole file
 */
public record ReportPage(String html) {

    public ReportPage {
        Objects.requireNonNull(html, "html");
    }

    @Override
    public String toString() {
        return "ReportPage[" + html.length() + " characters]";
    }
}
