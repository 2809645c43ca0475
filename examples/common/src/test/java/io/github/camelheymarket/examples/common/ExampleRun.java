package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the program of an example in this process, and keeps its output. */
public class ExampleRun {

    /** A program with its output streams. @return the exit code */
    @FunctionalInterface
    protected interface Program {
        int run(PrintStream out, PrintStream err);
    }

    private final int exitCode;
    private final String out;
    private final String err;

    protected ExampleRun(Program program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        this.exitCode = program.run(print(out), print(err));
        this.out = text(out);
        this.err = text(err);
    }

    public int exitCode() {
        return exitCode;
    }

    public String out() {
        return out;
    }

    public String err() {
        return err;
    }

    /** The number of this name in the summary; -1 if there is none. */
    public long count(String name) {
        return out.lines()
                .filter(line -> line.matches(" {2}" + name + " +[\\d,]+( .*)?"))
                .map(line -> line.strip().split(" +")[1].replace(",", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    /** The environment for a program that uses a sandbox, which does not end with the program. */
    public static Map<String, String> environment(HeymarketSandbox sandbox) {
        return Map.of(
                "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                "HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
    }

    /** The arguments, with others before them. */
    public static String[] before(String[] arguments, String... more) {
        return Stream.of(more, arguments).flatMap(Stream::of).toArray(String[]::new);
    }

    public static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    public static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
