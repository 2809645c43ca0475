package io.github.camelheymarket.changes;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invertible Bloom filter: describes a set of numbers in constant space. It does not list its numbers, but subtracting two
 * sketches lists the numbers by which their sets differ, if these are few: some fifty at least.
 */
final class Sketch {

    private static final int TABLES = 3;
    private static final int CELLS = 40;
    private static final int SIZE = TABLES * CELLS;
    private static final int CELL_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private final int[] counts = new int[SIZE];
    private final long[] sums = new long[SIZE];
    private final int[] checks = new int[SIZE];

    /** @param here the numbers in this sketch only. @param there the numbers in the other sketch only */
    record Difference(Set<Long> here, Set<Long> there) {}

    void add(long number) {
        change(number, 1);
    }

    void remove(long number) {
        change(number, -1);
    }

    private void change(long number, int by) {
        int check = check(number);
        for (int table = 0; table < TABLES; table++) {
            int cell = cell(number, table);
            counts[cell] += by;
            sums[cell] ^= number;
            checks[cell] ^= check;
        }
    }

    private static int cell(long number, int table) {
        return table * CELLS + (int) Long.remainderUnsigned(mix(number + table), CELLS);
    }

    private static int check(long number) {
        return (int) mix(number ^ 0x9E3779B97F4A7C15L);
    }

    /** A finaliser as of MurmurHash3: each bit of the number changes each bit of the result. */
    private static long mix(long number) {
        long mixed = (number ^ number >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    Sketch copy() {
        return new Sketch().plus(this, 1);
    }

    void addAll(Sketch other) {
        plus(other, 1);
    }

    private Sketch plus(Sketch other, int sign) {
        for (int i = 0; i < SIZE; i++) {
            counts[i] += sign * other.counts[i];
            sums[i] ^= other.sums[i];
            checks[i] ^= other.checks[i];
        }
        return this;
    }

    /** @return {@code null} if the sets differ by too many numbers to list them */
    @Nullable
    Difference minus(Sketch other) {
        Sketch remaining = copy().plus(other, -1);
        Set<Long> here = new HashSet<>();
        Set<Long> there = new HashSet<>();
        Deque<Integer> cells = new ArrayDeque<>();
        for (int i = 0; i < SIZE; i++) {
            cells.add(i);
        }
        while (!cells.isEmpty()) {
            int cell = cells.poll();
            long number = remaining.sums[cell];
            int count = remaining.counts[cell];
            if (Math.abs(count) != 1 || remaining.checks[cell] != check(number)) {
                continue;
            }
            if (!(count > 0 ? here : there).add(number)) {
                return null;
            }
            remaining.change(number, -count);
            for (int table = 0; table < TABLES; table++) {
                cells.add(cell(number, table));
            }
        }
        return remaining.isEmpty() ? new Difference(here, there) : null;
    }

    private boolean isEmpty() {
        for (int i = 0; i < SIZE; i++) {
            if (counts[i] != 0 || sums[i] != 0 || checks[i] != 0) {
                return false;
            }
        }
        return true;
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE * CELL_BYTES);
        for (int i = 0; i < SIZE; i++) {
            bytes.putInt(counts[i]).putLong(sums[i]).putInt(checks[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if {@link #text} did not write the text */
    static Sketch of(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() != SIZE * CELL_BYTES) {
            throw new IllegalArgumentException("not a sketch");
        }
        Sketch sketch = new Sketch();
        for (int i = 0; i < SIZE; i++) {
            sketch.counts[i] = bytes.getInt();
            sketch.sums[i] = bytes.getLong();
            sketch.checks[i] = bytes.getInt();
        }
        return sketch;
    }
}
