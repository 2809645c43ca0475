package io.github.camelheymarket.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Jedis;

/** The program redis-server; without it the tests of a class that registers this are skipped. */
public final class RedisProcess implements TestServer, AutoCloseable {

    static final String PASSWORD = "hidden-word";

    private static final String PROGRAM = "redis-server";

    private int port;
    private Path folder;
    private Process process;

    public static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(isInstalled(), PROGRAM + " is not installed (Debian: apt-get install redis-server)");
        open();
    }

    /** Starts it on a free port. */
    public void open() throws IOException {
        folder = Files.createTempDirectory("redis");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    @Override
    public void start() throws IOException {
        process = new ProcessBuilder(
                        PROGRAM,
                        "--port",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--requirepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(this::answers);
    }

    private boolean answers() {
        try (Jedis redis = new Jedis(URI.create(url()))) {
            return redis.ping().equals("PONG");
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        close();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        if (folder != null) {
            Files.deleteIfExists(folder.resolve("log"));
            Files.delete(folder);
        }
    }

    @Override
    public String url() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
    }
}
