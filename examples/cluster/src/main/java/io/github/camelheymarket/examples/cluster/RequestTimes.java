package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/** When the sandbox received requests, from all nodes. */
final class RequestTimes implements Consumer<RecordedRequest> {

    private static final long MINUTE = 60_000_000_000L;
    private static final long STARTING = MINUTE / 4;

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

    /**
     * Requests per minute, without the first 15 seconds, in which nodes start, unless the run takes less than a minute and a
     * quarter.
     */
    synchronized double perMinute() {
        int from = 0;
        while (from < count && times[from] - times[0] < STARTING) {
            from++;
        }
        boolean longEnough = from < count && times[count - 1] - times[from] >= MINUTE;
        return perMinute(longEnough ? from : 0);
    }

    private double perMinute(int from) {
        int last = count - 1;
        return last <= from ? count : (last - from) * (double) MINUTE / (times[last] - times[from]);
    }

    /** The maximum number of requests in any 60 seconds. */
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
