package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts the requests of any minute, by the server's clock. A request is dated after its arrival and before its answer leaves. Its
 * permit was granted before the former and is free again a minute after the latter, so the count needs no tolerance.
 */
final class HistoryBudget {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final int requestsPerMinute;
    private final HistoryTime time;
    private final Deque<Instant> requests = new ArrayDeque<>();
    private String wrong;

    /** @param requestsPerMinute 0 for no budget */
    HistoryBudget(int requestsPerMinute, HistoryTime time) {
        this.requestsPerMinute = requestsPerMinute;
        this.time = time;
    }

    synchronized void request(RecordedRequest request) {
        Instant now = time.now();
        while (!requests.isEmpty() && !requests.peekFirst().isAfter(now.minus(MINUTE))) {
            requests.removeFirst();
        }
        requests.addLast(now);
        if (requestsPerMinute > 0 && requests.size() > requestsPerMinute && wrong == null) {
            wrong = requests.size() + " requests within a minute, of " + requestsPerMinute + ": " + request;
        }
    }

    /** What comes now knows nothing of the requests before. */
    synchronized void killed() {
        requests.clear();
    }

    synchronized String wrong() {
        return wrong;
    }
}
