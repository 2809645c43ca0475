package io.github.camelheymarket.examples.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
 * A program of the same class path in a separate JVM. It stops at the end of its standard input, which also comes if this JVM
 * is killed, so that no process is left; see {@link StandardInput}.
 */
public final class JavaProcess implements AutoCloseable {

    /** What a program prints when it is ready. */
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
     * @param name for messages, such as {@code consumer}
     * @param environment is added to that of this process, and never shown
     * @param lines receives each line of its standard output except {@value #READY}; the standard error is that of this process
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

    /** A port of this machine that is free now, for a program to listen on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
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
            // A killed process causes this too.
        } finally {
            heard.countDown();
        }
    }

    /**
     * Waits until the program prints {@value #READY}.
     *
     * @throws IllegalStateException if it does not in time, or ends
     */
    public JavaProcess awaitReady(Duration atMost) throws InterruptedException {
        boolean told = heard.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ready) {
            throw new IllegalStateException(
                    "The " + name + (told ? " ended during its start" : " did not start within " + atMost));
        }
        return this;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process without giving it a chance to act, and waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** Stops the process, and kills it if it does not end within half a minute. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The process has ended already.
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
