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

/** The application, started with {@code java -jar}. Its log is written to a file. */
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
        // Ctrl-C stops the application too.
        this.hook = new Thread(process::destroy, "stop the application");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts the application on a free port.
     *
     * @param environment is added to that of this process, from which Heymarket's variables are removed
     * @param log the file for its log
     */
    static ApplicationProcess start(Framework framework, Path jar, Map<String, String> environment, Path log)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString())
                .redirectErrorStream(true);
        // A sandbox must not receive the credentials of a real account.
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
            // A killed process causes this too.
        } finally {
            port.completeExceptionally(gone());
        }
    }

    /**
     * Waits until the application listens.
     *
     * @return the address of its health
     * @throws IllegalStateException if it does not listen in time, or ends
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

    /** @throws IllegalStateException if the application has ended */
    void check() {
        if (!process.isAlive()) {
            throw gone();
        }
    }

    private IllegalStateException gone() {
        return new IllegalStateException("The application has ended; its log is " + log);
    }

    /** Stops the application, and kills it if that takes too long. */
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
            // This JVM ends, and the hook has stopped the application.
        }
    }
}
