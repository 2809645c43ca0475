package io.github.camelheymarket.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a method of {@link CallBenchmark} with a client. */
record JmhRun(Benchmarks.Options options, int threads, Path java, boolean virtual) {

    /**
     * @param median of the times of a call, in microseconds
     * @param spread half of the distance between the largest and the smallest median of an iteration
     * @param mean of the times
     * @param bytes allocated for a call
     */
    record Figures(double median, double spread, double mean, double bytes) {

        String time() {
            return Report.number(median) + " ± " + Report.number(spread);
        }
    }

    JmhRun(Benchmarks.Options options) {
        this(options, 1, null, false);
    }

    Figures run(String method, String client) throws RunnerException {
        List<Double> medians = new ArrayList<>();
        double bytes = 0;
        double mean = 0;
        int rounds = options.setting().rounds;
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : new Runner(settings(method, client).build()).run()) {
                bytes += result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / rounds;
                mean += result.getPrimaryResult().getScore() / rounds;
                for (BenchmarkResult fork : result.getBenchmarkResults()) {
                    for (IterationResult iteration : fork.getIterationResults()) {
                        Result<?> times = iteration.getPrimaryResult();
                        medians.add(times.getStatistics().getPercentile(50));
                    }
                }
            }
        }
        medians.sort(null);
        return new Figures(
                medians.get(medians.size() / 2), (medians.get(medians.size() - 1) - medians.get(0)) / 2, mean, bytes);
    }

    private ChainedOptionsBuilder settings(String method, String client) {
        Setting setting = options.setting();
        List<String> jvm = new ArrayList<>(List.of(
                "-Xms512m", "-Xmx512m", "-Djmh.ignoreLock=true", "-D" + CallBenchmark.STUB + "=" + options.stub()));
        if (virtual) {
            jvm.add("-Djmh.executor=VIRTUAL");
        }
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include("\\.CallBenchmark\\." + method + "$")
                .param("client", client)
                .threads(threads)
                .forks(1)
                .warmupIterations(setting.warmUpSeconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(setting.seconds)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(jvm.toArray(String[]::new));
        return java == null ? builder : builder.jvm(java.toString());
    }
}
