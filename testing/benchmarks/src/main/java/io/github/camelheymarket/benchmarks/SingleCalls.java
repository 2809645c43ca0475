package io.github.camelheymarket.benchmarks;

import io.github.camelheymarket.benchmarks.JmhRun.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call after the other, in one thread. */
final class SingleCalls implements Benchmarks.Section {

    private static final List<String> CLIENTS = List.of("heymarket", "http", "rest-openapi", "httpclient5", "jdk");

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Single calls");
        report.text(
                "Time of a call in µs (median, and half the range of the medians of single seconds), and kB allocated for it.");
        measure("get", "`contacts/get`, one contact of 0.8 kB", options, report, CLIENTS);
        measure("create", "`contacts/create`", options, report, CLIENTS);
        measure("search", "`contacts/search` of 100 phones, 80 kB", options, report, CLIENTS);
        measure("page", "one page of `contacts/list`, 100 contacts, 80 kB", options, report, CLIENTS);
        measure(
                "write",
                "`contacts/bulk-upsert` of 100 new rows; the others search and write, and compare nothing",
                options,
                report,
                List.of("heymarket", "http", "httpclient5", "jdk"));
        measure("unchanged", "`contacts/bulk-upsert` of 100 unchanged rows", options, report, List.of("heymarket"));
    }

    private static void measure(
            String method, String name, Benchmarks.Options options, Report report, List<String> clients)
            throws Exception {
        Map<String, Figures> all = new LinkedHashMap<>();
        for (String client : clients) {
            all.put(client, new JmhRun(options).run(method, client));
        }
        Figures own = all.get("heymarket");
        report.table(name, "µs", "kB", "µs, `heymarket` =", "kB, `heymarket` =");
        all.forEach((client, figures) -> report.row(
                "`" + client + "`",
                figures.time(),
                Report.number(figures.bytes() / 1000),
                Report.number(own.median() / figures.median()) + " ×",
                Report.number(own.bytes() / figures.bytes()) + " ×"));
        if (clients.size() == CLIENTS.size()) {
            Figures http = all.get("http");
            Figures bare = all.get("httpclient5");
            report.atMost(
                    method + ": time, of the `http:` route",
                    0.75,
                    own.median() / http.median(),
                    Reasons.of(method, "time"));
            report.atMost(
                    method + ": bytes, of the `http:` route",
                    0.75,
                    own.bytes() / http.bytes(),
                    Reasons.of(method, "bytes"));
            report.atMost(
                    method + ": time, of HttpClient 5 with a Jackson tree",
                    1.25,
                    own.median() / bare.median(),
                    Reasons.of(method, "bare"));
        }
    }
}
