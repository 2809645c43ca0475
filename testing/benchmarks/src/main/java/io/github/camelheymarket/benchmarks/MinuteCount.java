package io.github.camelheymarket.benchmarks;

import java.util.ArrayDeque;

/** Counts requests, and how many there were in any 60 seconds. */
final class MinuteCount {

    private static final long MINUTE = 60_000_000_000L;

    private final ArrayDeque<Long> latest = new ArrayDeque<>();
    private int all;
    private int most;

    synchronized void add(long nanos) {
        all++;
        latest.addLast(nanos);
        while (nanos - latest.getFirst() >= MINUTE) {
            latest.removeFirst();
        }
        most = Math.max(most, latest.size());
    }

    synchronized int all() {
        return all;
    }

    synchronized int most() {
        return most;
    }
}
