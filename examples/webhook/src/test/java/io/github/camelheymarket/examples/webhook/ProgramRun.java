package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.ExampleRun;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

final class ProgramRun extends ExampleRun {

    private ProgramRun(Map<String, String> environment, String... arguments) {
        super((out, err) -> new Webhook(environment, out, err).run(arguments));
    }

    static ProgramRun of(Map<String, String> environment, String... arguments) {
        return new ProgramRun(environment, arguments);
    }

    static Running start(Map<String, String> environment, String... arguments) {
        return new Running(environment, arguments);
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
