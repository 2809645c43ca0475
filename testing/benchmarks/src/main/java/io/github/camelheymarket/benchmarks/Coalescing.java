package io.github.camelheymarket.benchmarks;

import java.util.List;
import java.util.Map;

/** Exchanges with one contact each that share calls, against a call for each. */
final class Coalescing implements Benchmarks.Section {

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Coalescing");
        report.text(
                "Threads whose exchanges carry one new contact each: `bulk-upsert?coalesce=true`, which searches for each "
                        + "contact before it creates it, against an `http:` route that only creates it.");
        report.table("", "threads", "contacts a second", "contacts a request");
        for (int threads : List.of(8, 64)) {
            for (String client : List.of("heymarket", "http")) {
                Map<String, Double> figures = ChildJvm.run(
                        List.of("-Xmx512m"),
                        CoalescingProgram.class,
                        client,
                        options.stub(),
                        threads,
                        options.setting().seconds);
                report.row(
                        "`" + client + "`",
                        threads,
                        Report.number(figures.get("rate")),
                        Report.number(figures.get("rows")));
            }
        }
    }
}
