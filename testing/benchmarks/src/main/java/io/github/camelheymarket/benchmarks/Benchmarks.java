package io.github.camelheymarket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures everything, and writes the tables of {@code docs/benchmarks.md}. */
public final class Benchmarks {

    private static final String ALL = ".*";

    /** They take minutes, in which the processors have nothing to do. */
    private static final List<Class<? extends Section>> WALL_CLOCK = List.of(Budget.class, ClusterBudget.class);

    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->";

    private Benchmarks() {}

    /** A part of what is measured. */
    interface Section {
        void measure(Options options, Report report) throws Exception;
    }

    /**
     * @param jdk the folder of a JDK with virtual threads; need not exist
     * @param stub the URL of the stub
     */
    record Options(Setting setting, Path jdk, String stub) {

        /** {@code null} if there is none. */
        Path java() {
            Path java = jdk.resolve("bin/java");
            return Runtime.version().feature() >= 21
                    ? Path.of(System.getProperty("java.home"), "bin", "java")
                    : Files.isExecutable(java) ? java : null;
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = Arrays.stream(args)
                .map(arg -> arg.substring(2).split("=", 2))
                .collect(Collectors.toMap(arg -> arg[0], arg -> arg[1]));
        Setting setting = Setting.named(given.get("setting"));
        String only = given.get("only");
        Report report = new Report();
        long start = System.nanoTime();
        for (Class<? extends Section> each : sections()) {
            boolean isAsked = each.getSimpleName().matches(only);
            if (isAsked && (!WALL_CLOCK.contains(each) || !only.equals(ALL) || setting == Setting.FULL)) {
                try (ChildJvm stub = ChildJvm.start(List.of("-Xmx256m", "-XX:+UseSerialGC"), StubServer.class)) {
                    Options options = new Options(setting, Path.of(given.get("jdk")), stub.readLine());
                    each.getDeclaredConstructor().newInstance().measure(options, report);
                }
                System.err.printf(
                        Locale.ROOT, "%s: %d s%n", each.getSimpleName(), (System.nanoTime() - start) / 1_000_000_000);
            }
        }
        String text = new Machine(setting, (System.nanoTime() - start) / 1_000_000_000).describe()
                + report.goals()
                + report.tables();
        if (only.equals(ALL)) {
            write(Path.of(given.get("page")), text);
        } else {
            Path figures = Path.of(given.get("figures"));
            Files.writeString(figures, text);
            System.err.println("written: " + figures);
        }
    }

    private static List<Class<? extends Section>> sections() {
        return List.of(
                SingleCalls.class,
                ManyThreads.class,
                Coalescing.class,
                Webhooks.class,
                StartUps.class,
                Streams.class,
                RequestCounts.class,
                Budget.class,
                ClusterBudget.class);
    }

    private static void write(Path page, String text) throws IOException {
        String old = Files.readString(page);
        int begin = old.indexOf(BEGIN) + BEGIN.length();
        int end = old.indexOf(END);
        Files.writeString(page, old.substring(0, begin) + text + "\n" + old.substring(end));
        System.err.println("written: " + page.normalize());
    }
}
