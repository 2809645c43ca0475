package io.github.camelheymarket.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Many threads that make calls at the same time: platform threads, and virtual threads where there is a JDK that has them. */
final class ManyThreads implements Benchmarks.Section {

    private static final List<String> CLIENTS = List.of("heymarket", "http", "httpclient5", "jdk");
    private static final int MOST = 64;

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Threads");
        report.text("Calls of `contacts/get` a second, and kB allocated for each.");
        report.table("Client", "8 threads", "64 threads", "kB with 64");
        for (String client : CLIENTS) {
            JmhRun.Figures some = new JmhRun(options, 8, null, false).run("get", client);
            JmhRun.Figures many = new JmhRun(options, MOST, null, false).run("get", client);
            report.row("`" + client + "`", rate(8, some), rate(MOST, many), Report.number(many.bytes() / 1000));
        }
        Path java = options.java();
        if (java == null) {
            report.text("Virtual threads were left out, since there is no JDK that has them.");
            return;
        }
        report.table("64 threads, JDK " + feature(java), "Platform threads", "Virtual threads");
        for (String client : List.of("heymarket", "http", "httpclient5")) {
            report.row(
                    "`" + client + "`",
                    rate(MOST, new JmhRun(options, MOST, java, false).run("get", client)),
                    rate(MOST, new JmhRun(options, MOST, java, true).run("get", client)));
        }
    }

    private static String rate(int threads, JmhRun.Figures figures) {
        return Report.number(threads * 1_000_000 / figures.mean());
    }

    private static String feature(Path java) throws Exception {
        Process version = new ProcessBuilder(java.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        String text = new String(version.getInputStream().readAllBytes());
        return text.replaceAll("(?s)[^\"]*\"(\\d+).*", "$1");
    }
}
