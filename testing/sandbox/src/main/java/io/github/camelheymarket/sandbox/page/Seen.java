package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.time.Instant;

/**
 * A request for the list of the page: without its body, which the log keeps or drops.
 *
 * @param number from 1, in the order of the answers
 * @param at when it was answered
 * @param nanos how long that took
 * @param sequence its number in the log
 * @param status status answered, 0 for a reset connection
 * @param fault the fault that hit it, or {@code null}
 */
record Seen(
        long number,
        Instant at,
        long nanos,
        long sequence,
        String method,
        String path,
        int status,
        String requestId,
        String fault) {

    static Seen of(long number, Instant at, long nanos, RecordedRequest request) {
        return new Seen(
                number,
                at,
                nanos,
                request.sequence(),
                request.method(),
                request.path(),
                request.status(),
                request.requestId(),
                request.fault());
    }
}
