package io.github.camelheymarket.examples.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of the same class path in a JVM of its own. It is told to stop by the end of its standard input, which comes
 * too when this JVM dies, so that nothing is left behind; see {@link StandardInput}.
 */
public final class JavaProcess implements AutoCloseable {

    /** What a program prints once it does its work. */
    public static final String READY = "ready";

    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Thread reader;
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile boolean ready;

    private JavaProcess(String name, Process process, Consumer<String> lines) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> read(lines), "output of the " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param name what messages call it, such as {@code consumer}
     * @param environment is added to that of this process, never shown
     * @param lines gets each line of its standard output but {@value #READY}; errors go where this process's do
     */
    public static JavaProcess start(
            String name, Class<?> main, Map<String, String> environment, Consumer<String> lines, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(name, builder.start(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The " + name + " cannot be started", e);
        }
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(READY)) {
                    ready = true;
                    heard.countDown();
                } else {
                    lines.accept(line);
                }
            }
        } catch (IOException e) {
            // The stream of a killed process ends like this too.
        } finally {
            heard.countDown();
        }
    }

    /**
     * Waits until the program says that it is {@value #READY}.
     *
     * @throws IllegalStateException when it does not, or ends before
     */
    public JavaProcess awaitReady(Duration atMost) throws InterruptedException {
        boolean told = heard.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ready) {
            throw new IllegalStateException(
                    "The " + name + (told ? " ended as soon as it had begun" : " did not begin within " + atMost));
        }
        return this;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would: it gets no chance to do anything. Returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** Asks it to stop, and kills it if it has not within half a minute. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
        try {
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
