package io.github.camelheymarket.client;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was logged, by way of standard error, where the tests' logging goes. */
public final class LogCapture {

    private LogCapture() {}

    /** Runs something and gives back the lines that were logged meanwhile. */
    public static synchronized List<String> during(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
