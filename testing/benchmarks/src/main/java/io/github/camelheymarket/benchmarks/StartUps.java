package io.github.camelheymarket.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The start of a context with five routes, and the time to its first answer, each in a new JVM. */
final class StartUps implements Benchmarks.Section {

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Start");
        report.text("Milliseconds from the creation of the context until it has started, and until its first answer; "
                + "medians of " + options.setting().starts + " new JVMs each.");
        report.table("Client", "started", "first answer");
        for (String client : List.of("heymarket", "http", "rest-openapi")) {
            int starts = options.setting().starts;
            double[] started = new double[starts];
            double[] answered = new double[starts];
            for (int i = 0; i < starts; i++) {
                Map<String, Double> figures =
                        ChildJvm.run(List.of("-Xmx256m"), StartUpProgram.class, client, options.stub());
                started[i] = figures.get("start");
                answered[i] = figures.get("answer");
            }
            Arrays.sort(started);
            Arrays.sort(answered);
            report.row("`" + client + "`", Report.number(started[starts / 2]), Report.number(answered[starts / 2]));
        }
    }
}
