package io.github.camelheymarket.sandbox.page;

import java.util.Arrays;

/** Counts of the last minutes, one for each second. Not safe for use by several threads. */
final class Seconds {
    static final int KEPT = 360;

    private final long[] counts = new long[KEPT];
    private long newest;

    /** @param second time in seconds */
    void add(long second, long count) {
        moveTo(second);
        if (second > newest - KEPT) {
            counts[(int) (second % KEPT)] += count;
        }
    }

    /** The counts of so many seconds up to this one, oldest first. */
    long[] last(long second, int seconds) {
        moveTo(second);
        long[] result = new long[seconds];
        for (int i = 0; i < seconds; i++) {
            long at = second - seconds + 1 + i;
            result[i] = at > newest - KEPT ? counts[(int) (at % KEPT)] : 0;
        }
        return result;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    private void moveTo(long second) {
        for (long at = Math.max(newest + 1, second - KEPT + 1); at <= second; at++) {
            counts[(int) (at % KEPT)] = 0;
        }
        newest = Math.max(newest, second);
    }
}
