package io.github.camelheymarket.changes;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of numbers in room that does not grow with it, an invertible Bloom filter. It cannot tell what is in it; but of two
 * sketches whose sets differ little, it tells exactly by which numbers they differ: some fifty at least. Where they differ
 * by more, it says that it cannot tell.
 */
final class Sketch {

    private static final int TABLES = 3;
    private static final int CELLS = 40;
    private static final int ALL = TABLES * CELLS;
    private static final int CELL_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private final int[] counts = new int[ALL];
    private final long[] sums = new long[ALL];
    private final int[] checks = new int[ALL];

    /** @param here the numbers of this sketch alone, @param there those of the other one alone */
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

    /** Every bit of the number counts in every bit of this. */
    private static long mix(long number) {
        long mixed = (number ^ number >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    Sketch copy() {
        return new Sketch().plus(this, 1);
    }

    /** Takes in all numbers of another sketch. */
    void addAll(Sketch other) {
        plus(other, 1);
    }

    private Sketch plus(Sketch other, int sign) {
        for (int i = 0; i < ALL; i++) {
            counts[i] += sign * other.counts[i];
            sums[i] ^= other.sums[i];
            checks[i] ^= other.checks[i];
        }
        return this;
    }

    /** @return by which numbers the two differ; {@code null} where they are too many to tell */
    Difference minus(Sketch other) {
        Sketch rest = copy().plus(other, -1);
        Set<Long> here = new HashSet<>();
        Set<Long> there = new HashSet<>();
        Deque<Integer> cells = new ArrayDeque<>();
        for (int i = 0; i < ALL; i++) {
            cells.add(i);
        }
        while (!cells.isEmpty()) {
            int cell = cells.poll();
            long number = rest.sums[cell];
            int count = rest.counts[cell];
            if (Math.abs(count) != 1 || rest.checks[cell] != check(number)) {
                continue;
            }
            if (!(count > 0 ? here : there).add(number)) {
                return null;
            }
            rest.change(number, -count);
            for (int table = 0; table < TABLES; table++) {
                cells.add(cell(number, table));
            }
        }
        return rest.isEmpty() ? new Difference(here, there) : null;
    }

    private boolean isEmpty() {
        for (int i = 0; i < ALL; i++) {
            if (counts[i] != 0 || sums[i] != 0 || checks[i] != 0) {
                return false;
            }
        }
        return true;
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(ALL * CELL_BYTES);
        for (int i = 0; i < ALL; i++) {
            bytes.putInt(counts[i]).putLong(sums[i]).putInt(checks[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if the text is not that of a sketch */
    static Sketch of(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() != ALL * CELL_BYTES) {
            throw new IllegalArgumentException("no sketch");
        }
        Sketch sketch = new Sketch();
        for (int i = 0; i < ALL; i++) {
            sketch.counts[i] = bytes.getInt();
            sketch.sums[i] = bytes.getLong();
            sketch.checks[i] = bytes.getInt();
        }
        return sketch;
    }
}
