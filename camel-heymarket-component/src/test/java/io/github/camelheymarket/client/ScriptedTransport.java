package io.github.camelheymarket.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers, or fails, as a test says, and remembers what was sent. */
final class ScriptedTransport implements HttpTransport {

    interface Step {
        HttpAnswer answer() throws IOException;
    }

    private final Deque<Step> script = new ArrayDeque<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private boolean closed;

    ScriptedTransport answers(int status, String body) {
        return step(() -> Calls.answer(status, "req-" + status, null, body, null));
    }

    ScriptedTransport answersRetryAfter(int status, String retryAfter) {
        return step(() -> Calls.answer(status, null, retryAfter, "", null));
    }

    ScriptedTransport loses() {
        return step(() -> {
            throw new java.net.SocketException("Connection reset");
        });
    }

    ScriptedTransport cannotConnect() {
        return step(() -> {
            throw new NotSentException("the connection was refused", new java.net.ConnectException("refused"));
        });
    }

    ScriptedTransport step(Step step) {
        script.add(step);
        return this;
    }

    synchronized int requests() {
        return tokens.size();
    }

    List<String> tokens() {
        return tokens;
    }

    List<String> bodies() {
        return bodies;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public HttpAnswer send(ApiRequest request, String token, byte[] body) throws IOException {
        Step step;
        synchronized (this) {
            tokens.add(token);
            bodies.add(body == null ? null : new String(body, StandardCharsets.UTF_8));
            step = script.poll();
        }
        if (step == null) {
            throw new AssertionError("One request more than the test expects: " + request);
        }
        return step.answer();
    }

    @Override
    public void close() {
        closed = true;
    }
}
