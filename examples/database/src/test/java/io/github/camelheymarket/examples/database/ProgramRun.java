package io.github.camelheymarket.examples.database;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs the program in this process, and keeps what it said. */
record ProgramRun(int exitCode, String out, String err) {

    static ProgramRun of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new DatabaseSync(environment, print(out), print(err)).run(arguments);
        return new ProgramRun(exitCode, text(out), text(err));
    }

    /** The figures of the sync with this name, as the table on the screen has them. */
    String line(String name) {
        return out.lines()
                .filter(line -> line.startsWith("  " + name + " "))
                .map(line -> line.substring(2 + name.length()).strip().replaceAll(" +", " "))
                .findFirst()
                .orElse("");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
