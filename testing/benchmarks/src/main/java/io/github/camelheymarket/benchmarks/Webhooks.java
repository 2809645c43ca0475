package io.github.camelheymarket.benchmarks;

import java.util.List;

/** How many events a second a route gets. */
final class Webhooks implements Benchmarks.Section {

    private static final int THREADS = 8;

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Webhooks");
        report.text("Deliveries a second of distinct events by " + THREADS
                + " threads of the same JVM, and with the same server a "
                + "`platform-http:` route that parses the body and checks nothing.");
        report.table("Route", "deliveries a second");
        for (String route : List.of("heymarket", "plain")) {
            double rate = ChildJvm.run(
                            List.of("-Xmx512m"), WebhookProgram.class, route, THREADS, options.setting().seconds)
                    .get("rate");
            report.row(route.equals("plain") ? "`platform-http`" : "`webhook:heymarket`", Report.number(rate));
        }
    }
}
