package io.github.camelheymarket.converter;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ReportPage;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.model.SyncReport;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The page of a {@link SyncReport}. All that comes from data is escaped, and values of fields are not in it at all. */
final class SyncReportPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sync report</title>
            <style>
            :root { color-scheme: light dark; --ink: light-dark(#1c2326, #e4e9ea); --soft: light-dark(#5a666c, #9ba8ad);
              --line: light-dark(#e2e2db, #2d363a); --ground: light-dark(#f6f6f2, #14181a); }
            body { max-width: 860px; margin: 32px auto; padding: 0 20px; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, sans-serif; }
            h1 { margin: 0; font-size: 26px; letter-spacing: -0.02em; }
            h2 { margin: 32px 0 8px; font-size: 16px; }
            p { color: var(--soft); }
            svg { display: block; width: 100%; height: 20px; margin: 20px 0 8px; border-radius: 6px; }
            table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
              overflow-wrap: anywhere; }
            th { color: var(--soft); font-weight: 500; }
            .n { text-align: right; white-space: nowrap; }
            .created { fill: #2e8b57; } .updated { fill: #2f7ab8; } .unchanged { fill: #9aa7ad; } .skipped { fill: #c7cdd0; }
            .rejected { fill: #d9822b; } .failed { fill: #c23b2e; } .ambiguous { fill: #8e5bb5; } .unknown { fill: #b59a2f; }
            .sent { fill: #5aa3a3; } .deleted { fill: #6b4f3f; } .kept_consent { fill: #4a4a4a; }
            .key { display: inline-block; width: 12px; height: 12px; margin: 0 8px 0 0; border-radius: 3px; vertical-align: -1px; }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final SyncReport report;

    private SyncReportPage(SyncReport report) {
        this.report = report;
    }

    static ReportPage of(SyncReport report) {
        return new SyncReportPage(report).render();
    }

    private ReportPage render() {
        page.append("<h1>")
                .append(report.isDryRun() ? "Sync, dry run" : "Sync")
                .append("</h1>\n<p>")
                .append(escape("Mode " + report.getMode() + ", " + number(report.getTotal()) + " rows, "
                        + String.format(Locale.ROOT, "%.1f", report.getSeconds()) + " s."
                        + (report.isDryRun() ? " Nothing was changed." : "")))
                .append("</p>\n");
        outcomes();
        SyncReportRows rows = SyncReportRows.of(report);
        table("What changed, by field", "No field changed.", rows.fields(), "Field", "Set", "Changed", "Cleared");
        table(
                "Rows that were not successful, by reason",
                "None.",
                rows.reasons(),
                "Outcome",
                "Reason",
                "Field",
                "Rows",
                "The first of them, from 0");
        requests();
        table("Changed rows", "None.", rows.changed(), "Row", "Key", "Outcome", "Fields");
        if (rows.hasMore()) {
            page.append("<p>These are the first of them.</p>\n");
        }
        page.append("</body>\n</html>\n");
        return new ReportPage(page.toString());
    }

    /** A bar whose parts are as wide as the outcomes are many, and the figures. */
    private void outcomes() {
        Map<Outcome, Long> counts = report.getResult().getCounts();
        page.append(
                "<svg role=\"img\" aria-label=\"Outcomes of the rows\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\">");
        double from = 0;
        for (Map.Entry<Outcome, Long> count : counts.entrySet()) {
            double width = 1000.0 * count.getValue() / Math.max(1, report.getTotal());
            page.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"10\"/>",
                    name(count.getKey()),
                    from,
                    width));
            from += width;
        }
        page.append("</svg>\n<table><tr><th>Outcome</th><th class=\"n\">Rows</th></tr>\n");
        counts.forEach((outcome, count) -> page.append(
                        "<tr><td><svg class=\"key\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect class=\"")
                .append(name(outcome))
                .append("\" width=\"1\" height=\"1\"/></svg>")
                .append(name(outcome).replace('_', ' '))
                .append("</td><td class=\"n\">")
                .append(number(count))
                .append("</td></tr>\n"));
        page.append("</table>\n");
    }

    private void table(String title, String none, Iterable<String[]> rows, String... heads) {
        page.append("<h2>").append(title).append("</h2>\n");
        if (!rows.iterator().hasNext()) {
            page.append("<p>").append(none).append("</p>\n");
            return;
        }
        page.append("<table><tr>");
        for (String head : heads) {
            page.append("<th>").append(head).append("</th>");
        }
        page.append("</tr>\n");
        for (String[] row : rows) {
            page.append("<tr>");
            for (String cell : row) {
                page.append("<td>").append(escape(cell)).append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void requests() {
        BulkResult result = report.getResult();
        page.append("<h2>Requests</h2>\n<table>\n");
        figure("All", report.getRequests());
        if (report.getLeastRequests() > 0) {
            figure("The least possible, without deletions", report.getLeastRequests());
        }
        figure("That read a single contact or its consent", report.getExtraRequests());
        figure("Calls that were split", result.getSplitCalls());
        page.append("</table>\n");
        SyncList list = report.getList();
        if (list != null) {
            page.append("<h2>List</h2>\n<table>\n");
            figure("Added to the list", list.added());
            figure("Failed", list.failed());
            page.append("</table>\n");
        }
        SyncDeletions deletions = report.getDeletions();
        if (deletions != null) {
            page.append("<h2>Deletions</h2>\n<table>\n");
            figure("Contacts that the source no longer has", deletions.counts().candidates());
            figure("Deleted", deletions.counts().deleted());
            figure("Kept, since they opted out", deletions.counts().keptConsent());
            figure("Already gone", deletions.counts().gone());
            figure("Failed", deletions.counts().failed());
            page.append("</table>\n");
            if (deletions.withheld() != null) {
                page.append("<p>No deletions: ")
                        .append(escape(Objects.requireNonNull(deletions.withheldCode(), "why")))
                        .append("</p>\n");
            }
        }
    }

    private void figure(String name, long value) {
        page.append("<tr><td>")
                .append(name)
                .append("</td><td class=\"n\">")
                .append(number(value))
                .append("</td></tr>\n");
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
