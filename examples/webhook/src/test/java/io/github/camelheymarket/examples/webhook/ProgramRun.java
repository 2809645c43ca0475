package io.github.camelheymarket.examples.webhook;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the program in this process, and keeps what it said. */
record ProgramRun(int exitCode, String out, String err) {

    static ProgramRun of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Webhook(environment, print(out), print(err)).run(arguments);
        return new ProgramRun(exitCode, text(out), text(err));
    }

    static Running start(Map<String, String> environment, String... arguments) {
        return new Running(environment, arguments);
    }

    /** The number that the summary gives under this name; -1 where it gives none. */
    long count(String name) {
        return out.lines()
                .filter(line -> line.matches(" {2}" + name + " +[\\d,]+( .*)?"))
                .map(line -> line.strip().split(" +")[1].replace(",", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A program that goes on until it is stopped. */
    static final class Running implements AutoCloseable {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        private final Thread thread;

        private Running(Map<String, String> environment, String... arguments) {
            Webhook program = new Webhook(environment, print(out), print(out));
            thread = new Thread(() -> exitCode.complete(program.run(arguments)), "program");
            thread.start();
        }

        String out() {
            return text(out);
        }

        void stop() {
            thread.interrupt();
        }

        int exitCode() {
            return exitCode.join();
        }

        @Override
        public void close() throws InterruptedException {
            stop();
            thread.join();
        }
    }
}
