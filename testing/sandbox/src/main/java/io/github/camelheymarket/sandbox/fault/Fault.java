package io.github.camelheymarket.sandbox.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Something that goes wrong with a request. Made by the static methods, narrowed by {@link #on} and {@link #when}, repeated by
 * {@link #times} and {@link #always}, then given to {@link Faults#add}. Without narrowing it hits the next request, once.
 * Only requests with a valid credential and within the request limit are hit.
 */
public final class Fault {
    private static final String JSON = "application/json";
    private static final int DEPTH = 100_000;

    private final String name;
    private final FaultKind kind;
    private final int status;
    private final String contentType;
    private final String body;
    private final int rows;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private BiPredicate<String, String> target = (method, path) -> true;
    private String targetText = "any request";
    private List<String> poison = List.of();
    private Duration pause = Duration.ZERO;
    private long left = 1;
    private long hits;

    private Fault(String name, FaultKind kind, int status, String contentType, String body, int rows) {
        this.name = name;
        this.kind = kind;
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.rows = rows;
    }

    /** An answer with this status and a small JSON error; nothing is stored. */
    public static Fault status(int status) {
        return status(status, "{\"error_code\":\"fault\",\"message\":\"injected fault\"}");
    }

    /** An answer with this status and JSON body; nothing is stored. */
    public static Fault status(int status, String jsonBody) {
        return new Fault("status " + status, FaultKind.ANSWER, status, JSON, jsonBody, 0);
    }

    /** A 429 with that {@code Retry-After}: seconds or an HTTP date. */
    public static Fault retryAfter(String value) {
        return named(
                        "retryAfter",
                        FaultKind.ANSWER,
                        429,
                        "{\"error_code\":\"rate_limited\",\"message\":\"injected fault\"}")
                .header("Retry-After", value);
    }

    /** The connection is reset, nothing is stored. */
    public static Fault resetBeforeApply() {
        return named("resetBeforeApply", FaultKind.RESET_BEFORE_APPLY, 0, null);
    }

    /** The call is stored, then the connection is reset without an answer. */
    public static Fault resetAfterApply() {
        return named("resetAfterApply", FaultKind.RESET_AFTER_APPLY, 0, null);
    }

    /** The connection is reset without an answer; the call is stored only at {@link #release()} or the end of the sandbox. */
    public static Fault resetThenApply() {
        return named("resetThenApply", FaultKind.RESET_THEN_APPLY, 0, null);
    }

    /** The request waits, with nothing stored yet, until {@link #release()} or the end of the sandbox. */
    public static Fault holdBeforeApply() {
        return named("holdBeforeApply", FaultKind.HOLD_BEFORE_APPLY, 0, null);
    }

    /** The call is stored, its answer waits until {@link #release()} or the end of the sandbox. */
    public static Fault holdAfterApply() {
        return named("holdAfterApply", FaultKind.HOLD_AFTER_APPLY, 0, null);
    }

    /** The call is stored; half of the answer arrives, then the connection is closed. */
    public static Fault truncated() {
        return named("truncated", FaultKind.TRUNCATED, 0, null);
    }

    /** A 200 with an HTML page, as a proxy gives it; nothing is stored. */
    public static Fault html200() {
        return new Fault("html200", FaultKind.ANSWER, 200, "text/html", "<html><body>Please sign in</body></html>", 0);
    }

    /** A 302 to that address; nothing is stored. */
    public static Fault redirect(String location) {
        return redirect(302, location);
    }

    /** A redirect with this status (301, 302, 303, 307, 308) to that address; nothing is stored. */
    public static Fault redirect(int status, String location) {
        return named("redirect", FaultKind.ANSWER, status, "").header("Location", location);
    }

    /** A 401 although the credential is good, once. */
    public static Fault refuse401Once() {
        return named(
                "refuse401Once",
                FaultKind.ANSWER,
                401,
                "{\"error_code\":\"unauthorized\",\"message\":\"injected fault\"}");
    }

    /** The call is stored, but this many rows are missing at the front of each array in the answer to a bulk call. */
    public static Fault vanishRows(int rows) {
        return new Fault("vanishRows", FaultKind.VANISH_ROWS, 0, null, null, rows);
    }

    /** The call is stored; the answer has this status and a small JSON error, as a gateway in between may give it. */
    public static Fault statusAfterApply(int status) {
        return named(
                "statusAfterApply",
                FaultKind.ANSWER_AFTER_APPLY,
                status,
                "{\"error_code\":\"fault\",\"message\":\"injected fault\"}");
    }

    /** The call is stored; the answer is a 200 that claims to be JSON and is not. */
    public static Fault garbage() {
        return named("garbage", FaultKind.ANSWER_AFTER_APPLY, 200, "{\"id\": 7000, \"rev\" oops");
    }

    /** The call is stored; the answer is a JSON array that goes on until the client hangs up or the sandbox ends. */
    public static Fault endlessBody() {
        return named("endlessBody", FaultKind.ENDLESS_BODY, 200, null);
    }

    /**
     * The call is stored; its answer comes byte by byte, with such a pause after each, so that no single read takes long. After
     * {@link #release()} the rest comes at once.
     */
    public static Fault drip(Duration pause) {
        Fault fault = named("drip", FaultKind.DRIP, 0, null);
        fault.pause = pause;
        return fault;
    }

    /** The call is stored; the answer is JSON nested {@value #DEPTH} deep. */
    public static Fault deepNesting() {
        return named("deepNesting", FaultKind.ANSWER_AFTER_APPLY, 200, "[".repeat(DEPTH) + "]".repeat(DEPTH));
    }

    private static Fault named(String name, FaultKind kind, int status, String body) {
        return new Fault(name, kind, status, JSON, body, 0);
    }

    /** Hits requests of this method whose path starts with the prefix only. */
    public Fault on(String method, String pathPrefix) {
        when((m, path) -> m.equals(method) && path.startsWith(pathPrefix));
        targetText = method + " " + pathPrefix;
        return this;
    }

    /** Hits requests whose path starts with the prefix, whatever their method. */
    public Fault onPath(String prefix) {
        when((m, path) -> path.startsWith(prefix));
        targetText = prefix;
        return this;
    }

    /** Hits requests only for whose method and path this holds. */
    public Fault when(BiPredicate<String, String> methodAndPath) {
        target = methodAndPath;
        targetText = "some requests";
        return this;
    }

    /** Hits requests only whose body holds one of these, as it stands on the wire: a row that breaks every call it is in. */
    public Fault carrying(String... anyOf) {
        poison = List.of(anyOf);
        return this;
    }

    /** Hits so many requests instead of one. */
    public Fault times(int count) {
        left = count;
        return this;
    }

    /** Hits every request. */
    public Fault always() {
        left = Long.MAX_VALUE;
        return this;
    }

    /** Adds a header to the answer of this fault. */
    public Fault header(String headerName, String value) {
        headers.put(headerName, value);
        return this;
    }

    /** Lets held requests go on, also those that come later. */
    public void release() {
        released.countDown();
    }

    /** Waits until a request is hit; false if none came in time. */
    public boolean awaitReached(Duration atMost) throws InterruptedException {
        return reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many requests it will still hit; {@link Long#MAX_VALUE} for every one. */
    public synchronized long left() {
        return left;
    }

    /** Which requests it hits, for people to read. */
    public String target() {
        return targetText;
    }

    /** How many requests it has hit. */
    public synchronized long hits() {
        return hits;
    }

    /** Takes this request if it is one to be hit. */
    synchronized boolean claim(String method, String path, String requestBody) {
        boolean carried = poison.isEmpty() || poison.stream().anyMatch(requestBody::contains);
        if (left == 0 || !carried || !target.test(method, path)) {
            return false;
        }
        if (left != Long.MAX_VALUE) {
            left--;
        }
        hits++;
        reached.countDown();
        return true;
    }

    synchronized boolean isSpent() {
        return left == 0;
    }

    /** Blocks the calling thread until {@link #release()}. */
    public void awaitRelease() throws InterruptedException {
        released.await();
    }

    /** Blocks the calling thread for the pause of a drip, shorter after {@link #release()}. */
    public void awaitPause() throws InterruptedException {
        released.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String name() {
        return name;
    }

    public FaultKind kind() {
        return kind;
    }

    public int status() {
        return status;
    }

    /** Media type of the answer, or {@code null}. */
    public String contentType() {
        return contentType;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** How many rows vanish. */
    public int rows() {
        return rows;
    }

    @Override
    public String toString() {
        return "Fault[" + name + "]";
    }
}
