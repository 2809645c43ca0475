package io.github.camelheymarket.examples.routes;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The Camel CLI in a JVM of its own, which works in a folder. */
final class CamelCli implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String COMPONENT = "camel-heymarket-0.1.0-SNAPSHOT";

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reader;
    private final List<String> output = new ArrayList<>();

    CamelCli(Path folder, Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx512m",
                        // Its notes about running integrations, which are below the home directory.
                        "-Duser.home=" + folder,
                        "-Dmaven.repo.local=" + Path.of(System.getProperty("user.home"), ".m2", "repository"),
                        "-cp",
                        classPath(),
                        CommandLines.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        reader = new Thread(this::read, "output of the Camel CLI");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * That of this JVM, but for what only the test needs. The CLI looks for the names of jars on it; where Maven has no jar of the component
     * yet, a link has its name.
     */
    private static String classPath() throws IOException {
        Path link = Path.of("target", COMPONENT).toAbsolutePath();
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (path.endsWith(Path.of("camel-heymarket-component", "target", "classes"))) {
                Files.deleteIfExists(link);
                entries.add(Files.createSymbolicLink(link, path).toString());
            } else if (!path.getFileName().toString().matches("(junit|camel-heymarket-sandbox|jetty|selenium).*")) {
                entries.add(entry);
            }
        }
        return entries.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException e) {
            // The process was killed.
        } finally {
            lines.add(CommandLines.ENDED + "the JVM");
        }
    }

    /** Begins a command; the one before has ended. */
    void begin(String... arguments) throws IOException {
        output.clear();
        commands.write(String.join("\t", arguments));
        commands.newLine();
        commands.flush();
    }

    /** Waits for a line of the command that contains a text. */
    void awaitLine(String text) throws InterruptedException {
        while (!next().contains(text)) {
            if (last().startsWith(CommandLines.ENDED)) {
                throw new AssertionError("The command ended without a line of '" + text + "':\n" + output());
            }
        }
    }

    /** Waits for the end of the command. @return its exit code */
    int awaitEnd() throws InterruptedException {
        while (output.isEmpty() || !last().startsWith(CommandLines.ENDED)) {
            next();
        }
        String code = last().substring(CommandLines.ENDED.length());
        if (!code.matches("-?\\d+")) {
            throw new AssertionError("The JVM of the Camel CLI ended:\n" + output());
        }
        return Integer.parseInt(code);
    }

    int run(String... arguments) throws Exception {
        begin(arguments);
        return awaitEnd();
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing more of the command:\n" + output());
        }
        output.add(line);
        return line;
    }

    private String last() {
        return output.get(output.size() - 1);
    }

    /** What the command has printed. */
    String output() {
        return String.join("\n", output);
    }

    static String[] and(String[] command, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
