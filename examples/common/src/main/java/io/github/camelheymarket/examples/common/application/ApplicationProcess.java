package io.github.camelheymarket.examples.common.application;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The application, as {@code java -jar} starts it. What it logs goes to a file. */
final class ApplicationProcess implements AutoCloseable {

    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final Framework framework;
    private final Path log;
    private final Process process;
    private final Thread reader;
    private final Thread hook;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private ApplicationProcess(Framework framework, Path log, Process process) throws IOException {
        this.framework = framework;
        this.log = log;
        this.process = process;
        BufferedWriter file = Files.newBufferedWriter(log);
        this.reader = new Thread(() -> copyLog(file), "log of the application");
        reader.setDaemon(true);
        reader.start();
        // Whoever stops this program with Ctrl-C means both.
        this.hook = new Thread(process::destroy, "stop the application");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts it, on a port that is free.
     *
     * @param environment is added to that of this process, from which Heymarket's variables are taken away
     * @param log gets what it logs
     */
    static ApplicationProcess start(Framework framework, Path jar, Map<String, String> environment, Path log)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
                .redirectErrorStream(true);
        // A sandbox must not see the credentials of an account.
        builder.environment().keySet().removeIf(name -> name.contains("HEYMARKET_"));
        builder.environment().put(framework.portVariable(), "0");
        builder.environment().putAll(environment);
        return new ApplicationProcess(framework, log, builder.start());
    }

    private void copyLog(BufferedWriter file) {
        try (file;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                framework.port(line).ifPresent(port::complete);
            }
        } catch (IOException e) {
            // The stream of a killed process ends like this too.
        } finally {
            port.completeExceptionally(gone());
        }
    }

    /**
     * Waits until it listens.
     *
     * @return where its health is
     * @throws IllegalStateException when it does not, or ends before
     */
    URI awaitHealth(Duration atMost) throws InterruptedException {
        try {
            int number = port.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return URI.create("http://127.0.0.1:" + number + framework.healthPath());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "The application did not start within " + atMost.toSeconds() + " s; its log is " + log, e);
        } catch (ExecutionException e) {
            throw gone();
        }
    }

    /** @throws IllegalStateException when it has ended */
    void check() {
        if (!process.isAlive()) {
            throw gone();
        }
    }

    private IllegalStateException gone() {
        return new IllegalStateException("The application ended by itself; its log is " + log);
    }

    /** Asks it to stop, and kills it if it takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM ends, and the hook has run.
        }
    }
}
