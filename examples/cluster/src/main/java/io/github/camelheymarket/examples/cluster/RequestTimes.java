package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/** When requests came to the sandbox, from all nodes. */
final class RequestTimes implements Consumer<RecordedRequest> {

    private static final long MINUTE = 60_000_000_000L;

    private long[] times = new long[1_024];
    private int count;
    private int refused;

    @Override
    public synchronized void accept(RecordedRequest request) {
        add(System.nanoTime());
        if (request.status() == 429) {
            refused++;
        }
    }

    synchronized void add(long nanos) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /** How many were answered with 429. */
    synchronized int refused() {
        return refused;
    }

    /** Requests a minute, from the first to the last. */
    synchronized double perMinute() {
        return count < 2 ? count : (count - 1) * (double) MINUTE / (times[count - 1] - times[0]);
    }

    /** The most requests in any 60 seconds. */
    synchronized int mostInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < count; last++) {
            while (times[last] - times[first] >= MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
