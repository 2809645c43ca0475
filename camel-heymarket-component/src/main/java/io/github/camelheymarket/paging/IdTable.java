package io.github.camelheymarket.paging;

/**
 * A set of 64-bit or 128-bit keys, each with two marks: whether the present walk and the present pass have visited it. It uses
 * open addressing with linear probing in 256 segments of at most three quarters load. Only one segment at a time is copied when
 * it grows, and no array is very large.
 *
 * <p>At a load of half to three quarters a key of 64 bits takes 11 to 17 bytes, a key of 128 bits 22 to 33.
 */
final class IdTable {

    private static final int SEGMENTS = 256;
    private static final int FIRST_CAPACITY = 8;
    private static final long IN_WALK = 1;
    private static final long IN_PASS = 2;
    private static final long ALL_IN_WALK = 0x5555_5555_5555_5555L;

    /** The number of longs per key. */
    private final int width;

    private final long[][] keys = new long[SEGMENTS][];
    private final long[][] marks = new long[SEGMENTS][];
    private final int[] sizes = new int[SEGMENTS];
    private boolean zeroSeen;
    private long zeroMarks;
    private long size;

    /** @param width 1 for keys of 64 bits, whose high half is 0; 2 for keys of 128 bits */
    IdTable(int width) {
        this.width = width;
    }

    /** Adds a key, marks it for the walk and the pass, and returns its state before. */
    Visit visit(long high, long low) {
        // An empty slot is all zeros, so the key of zeros is stored separately.
        if (high == 0 && low == 0) {
            Visit visit = visit(zeroSeen, zeroMarks);
            size += zeroSeen ? 0 : 1;
            zeroSeen = true;
            zeroMarks = IN_WALK | IN_PASS;
            return visit;
        }
        long hash = hash(high, low);
        int segment = (int) (hash >>> 56);
        if (keys[segment] == null || sizes[segment] * 4L >= capacity(segment) * 3L) {
            grow(segment);
        }
        int slot = find(keys[segment], high, low, hash);
        boolean seen = !isFree(keys[segment], slot);
        Visit visit = visit(seen, marks(marks[segment], slot));
        if (!seen) {
            store(keys[segment], slot, high, low);
            sizes[segment]++;
            size++;
        }
        mark(marks[segment], slot, IN_WALK | IN_PASS);
        return visit;
    }

    /** Begins another pass of the same walk. */
    void clearPass() {
        keepMarks(ALL_IN_WALK);
        zeroMarks &= ALL_IN_WALK;
    }

    /** Begins another walk. */
    void clearWalk() {
        keepMarks(0);
        zeroMarks = 0;
    }

    private void keepMarks(long mask) {
        for (long[] segment : marks) {
            for (int i = 0; segment != null && i < segment.length; i++) {
                segment[i] &= mask;
            }
        }
    }

    long size() {
        return size;
    }

    /** The size of the arrays in bytes. */
    long bytes() {
        long longs = 0;
        for (int segment = 0; segment < SEGMENTS; segment++) {
            longs += keys[segment] == null ? 0 : keys[segment].length + marks[segment].length;
        }
        return longs * Long.BYTES;
    }

    private static Visit visit(boolean seen, long marks) {
        if (!seen) {
            return Visit.FIRST;
        }
        if ((marks & IN_PASS) != 0) {
            return Visit.REPEATED;
        }
        return (marks & IN_WALK) != 0 ? Visit.FIRST_IN_PASS : Visit.FIRST_IN_WALK;
    }

    private int capacity(int segment) {
        return keys[segment].length / width;
    }

    private static long marks(long[] segment, int slot) {
        return segment[slot >> 5] >>> (slot & 31) * 2 & (IN_WALK | IN_PASS);
    }

    private static void mark(long[] segment, int slot, long marks) {
        segment[slot >> 5] |= marks << (slot & 31) * 2;
    }

    private boolean isFree(long[] table, int slot) {
        return table[slot * width] == 0 && table[slot * width + width - 1] == 0;
    }

    private void store(long[] table, int slot, long high, long low) {
        table[slot * width] = high;
        table[slot * width + width - 1] = low;
    }

    /** The slot of the key, else the free slot for it. */
    private int find(long[] table, long high, long low, long hash) {
        int capacity = table.length / width;
        int slot = (int) ((hash & 0xFFFFFFFFL) * capacity >>> 32);
        while (!isFree(table, slot)
                && !(table[slot * width + width - 1] == low && (width == 1 || table[slot * width] == high))) {
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow(int segment) {
        long[] old = keys[segment];
        long[] oldMarks = marks[segment];
        int oldCapacity = old == null ? 0 : old.length / width;
        int capacity = oldCapacity == 0 ? FIRST_CAPACITY : oldCapacity + oldCapacity / 2;
        long[] table = new long[capacity * width];
        long[] tableMarks = new long[(capacity + 31) / 32];
        for (int slot = 0; slot < oldCapacity; slot++) {
            if (!isFree(old, slot)) {
                long high = width == 1 ? 0 : old[slot * width];
                long low = old[slot * width + width - 1];
                int target = find(table, high, low, hash(high, low));
                store(table, target, high, low);
                mark(tableMarks, target, marks(oldMarks, slot));
            }
        }
        keys[segment] = table;
        marks[segment] = tableMarks;
    }

    /** Spreads the bits of the keys, which are often consecutive ids. */
    private static long hash(long high, long low) {
        long hash = low * 0x9E3779B97F4A7C15L + Long.rotateLeft(high * 0xC2B2AE3D27D4EB4FL, 31);
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }
}
