package io.github.camelheymarket.benchmarks;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How much of the limit of 500 requests a minute two nodes use that share a budget by properties alone, on the wall clock,
 * against a sandbox that counts. PostgreSQL and Redis are measured at the same time, each with its own sandbox.
 */
final class ClusterBudget implements Benchmarks.Section {

    private static final int LIMIT = 500;
    private static final int MINUTES = 3;
    /** In which the JVMs of the nodes compile their code. */
    private static final int STARTING_SECONDS = 15;

    private static final double LEAST = 0.97;

    /**
     * @param most requests in any 60 seconds
     * @param rejected the answers with status 429
     */
    private record Use(double share, int most, long rejected) {}

    /** A server in another process. */
    private interface Server extends AutoCloseable {
        String url();

        @Override
        void close();
    }

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        report.heading("Budget of a cluster");
        report.text("The share of 500 requests a minute that two nodes use in " + MINUTES
                + " minutes of the wall clock after " + STARTING_SECONDS
                + " seconds, in which they start, each in its own JVM with 4 "
                + "threads, by `camel.heymarket.cluster.url` alone.");
        try (Server postgres = postgres();
                Server redis = redis()) {
            CompletableFuture<Use> inRedis =
                    redis == null ? null : CompletableFuture.supplyAsync(() -> use(redis.url()));
            Use inPostgres = use(postgres.url());
            report.table("", "used", "at most in any 60 seconds", "answered 429");
            row(report, "PostgreSQL", inPostgres);
            if (inRedis != null) {
                row(report, "Redis", inRedis.join());
            } else {
                report.row("Redis", "redis-server is not installed", "", "");
            }
        }
    }

    private static void row(Report report, String what, Use use) {
        report.row(what, Report.number(use.share * 100) + " %", use.most, use.rejected);
        report.atMost("budget in " + what + ": share that is not used", 1 - LEAST, Math.max(0, 1 - use.share), null);
        report.atMost("budget in " + what + ": requests answered 429", 0, use.rejected, null);
    }

    private static Use use(String url) {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(Profile.KIND)
                .requestsPerMinute(LIMIT)
                .maxRecorded(100)
                .start()) {
            MinuteCount count = new MinuteCount();
            sandbox.onRequest(request -> count.add(System.nanoTime()));
            try (ChildJvm first = node(sandbox, url);
                    ChildJvm second = node(sandbox, url)) {
                for (ChildJvm each : List.of(first, second)) {
                    each.readLine();
                }
                Thread.sleep(STARTING_SECONDS * 1_000L);
                int before = count.all();
                Thread.sleep(MINUTES * 60_000L);
                double share = (count.all() - before) / (double) (LIMIT * MINUTES);
                return new Use(share, count.most(), sandbox.rateLimited());
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChildJvm node(HeymarketSandbox sandbox, String url) throws IOException {
        return ChildJvm.start(
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                ClusterNodeProgram.class,
                "camel.component.heymarket.baseUrl=" + sandbox.baseUrl(),
                "camel.component.heymarket.apiKey=" + sandbox.apiKey(),
                "camel.component.heymarket.requestsPerMinute=" + LIMIT,
                "camel.heymarket.cluster.url=" + url);
    }

    private static Server postgres() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        return new Server() {
            @Override
            public String url() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }

            @Override
            public void close() {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** {@code null} if it is not installed. */
    private static Server redis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("redis");
        Process process;
        try {
            process = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            "" + port,
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--dir",
                            "" + folder)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Files.delete(folder);
            return null;
        }
        return new Server() {
            @Override
            public String url() {
                return "redis://127.0.0.1:" + port;
            }

            @Override
            public void close() {
                process.destroy();
                process.onExit().join();
                folder.toFile().delete();
            }
        };
    }
}
