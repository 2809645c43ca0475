package io.github.camelheymarket.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many contacts in 64 MB of heap, and how their cost grows with their number. */
final class Streams implements Benchmarks.Section {

    private static final double MAX_GROWTH = 1.02;
    private static final double MAX_RATIO = 1.3;

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        List<Object> arguments = new ArrayList<>(List.of(options.stub()));
        arguments.addAll(options.setting().sizes);
        Map<String, Double> figures =
                ChildJvm.run(List.of("-Xmx64m", "-XX:+UseSerialGC"), StreamProgram.class, arguments.toArray());
        report.heading("Streams with 64 MB of heap");
        report.text(
                "Contacts a second, and for 1,000 of them the CPU time and what is allocated. `list` reads pages of 1,000; "
                        + "`bulk-upsert` gets rows that equal the stored contacts. Beside it the same answers, read token by token "
                        + "with HttpClient 5 and Jackson, and not kept.");
        for (String job : List.of("list", "bulk")) {
            String name = job.equals("list") ? "contacts/list" : "contacts/bulk-upsert";
            report.table(
                    "`" + name + "`", "a second", "Jackson alone", "CPU ms for 1,000", "Jackson alone", "kB for 1,000");
            for (int size : options.setting().sizes) {
                double seconds = figures.get(job + " " + size + " seconds");
                double plain = figures.get(job + "-plain " + size + " seconds");
                report.row(
                        Report.number(size),
                        Report.number(size / seconds),
                        Report.number(size / plain),
                        Report.number(figures.get(job + " " + size + " cpu") * 1e6 / size),
                        Report.number(figures.get(job + "-plain " + size + " cpu") * 1e6 / size),
                        Report.number(figures.get(job + " " + size + " bytes") / size));
            }
            int largest = options.setting().sizes.get(options.setting().sizes.size() - 1);
            report.atMost(
                    name + " of " + Report.number(largest) + ": time, of Jackson alone",
                    MAX_RATIO,
                    figures.get(job + " " + largest + " seconds") / figures.get(job + "-plain " + largest + " seconds"),
                    Reasons.of(job, "stream"));
            report.atMost(
                    name + ": growth exponent of the CPU time", MAX_GROWTH, growth(figures, job, "cpu", options), null);
            report.atMost(
                    name + ": growth exponent of the bytes", MAX_GROWTH, growth(figures, job, "bytes", options), null);
        }
    }

    /** The slope of the logarithm of the cost over that of the number: 1 if the cost of each is always the same. */
    private static double growth(Map<String, Double> figures, String job, String cost, Benchmarks.Options options) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int size : options.setting().sizes) {
            double a = Math.log(size);
            double b = Math.log(figures.get(job + " " + size + " " + cost));
            n++;
            x += a;
            y += b;
            xx += a * a;
            xy += a * b;
        }
        return (n * xy - x * y) / (n * xx - x * x);
    }
}
