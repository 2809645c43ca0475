package io.github.camelheymarket.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this module in a JVM of its own, which ends when its standard input does. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(List<String> jvmArguments, Class<?> program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a program that goes on until this is closed. */
    static ChildJvm start(List<String> jvmArguments, Class<?> program, Object... arguments) throws IOException {
        return new ChildJvm(jvmArguments, program, arguments);
    }

    /** Runs a program to its end. @return the figures that it printed, each line a name and a number */
    static Map<String, Double> run(List<String> jvmArguments, Class<?> program, Object... arguments)
            throws IOException {
        try (ChildJvm child = new ChildJvm(jvmArguments, program, arguments)) {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (String line = child.output.readLine(); line != null; line = child.output.readLine()) {
                int blank = line.lastIndexOf(' ');
                figures.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
            }
            if (child.process.waitFor() != 0) {
                throw new IOException(program.getSimpleName() + " ended with " + child.process.exitValue());
            }
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Prints a figure for {@link #run}. */
    static void print(String name, double figure) {
        System.out.println(name + " " + figure);
    }

    String readLine() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("a program of the benchmarks ended early");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(slow -> process.destroyForcibly())
                .join();
    }
}
