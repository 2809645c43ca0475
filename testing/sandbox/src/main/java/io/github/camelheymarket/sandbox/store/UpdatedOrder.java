package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * All contacts by {@code updated}, then id, oldest first; readable by position, so that a deep page costs no walk over what lies
 * before it. Sorted blocks of at most {@value #MAX} contacts: finding a block is a scan over block sizes.
 */
final class UpdatedOrder {
    private static final int MAX = 1024;
    private static final Comparator<SandboxContact> ORDER =
            Comparator.comparing(SandboxContact::updated).thenComparingLong(SandboxContact::id);

    private final List<List<SandboxContact>> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void clear() {
        blocks.clear();
        size = 0;
    }

    void add(SandboxContact contact) {
        if (blocks.isEmpty()) {
            blocks.add(new ArrayList<>());
        }
        int at = blockFor(contact);
        List<SandboxContact> block = blocks.get(at);
        block.add(-Collections.binarySearch(block, contact, ORDER) - 1, contact);
        if (block.size() > MAX) {
            List<SandboxContact> upper = block.subList(MAX / 2, block.size());
            blocks.add(at + 1, new ArrayList<>(upper));
            upper.clear();
        }
        size++;
    }

    void remove(SandboxContact contact) {
        int at = blockFor(contact);
        List<SandboxContact> block = blocks.get(at);
        block.remove(Collections.binarySearch(block, contact, ORDER));
        if (block.isEmpty()) {
            blocks.remove(at);
        }
        size--;
    }

    /** Up to {@code limit} contacts from position {@code from} of the range, oldest or newest first. */
    List<SandboxContact> page(Range range, long from, int limit, boolean ascending) {
        long size = (long) range.end - range.start;
        long first = Math.min(from, size);
        int count = (int) Math.min(limit, size - first);
        int lowest = (int) (ascending ? range.start + first : range.end - first - count);
        List<SandboxContact> page = slice(lowest, count);
        if (!ascending) {
            Collections.reverse(page);
        }
        return page;
    }

    Range all() {
        return new Range(0, size);
    }

    /** What was updated before the instant, or at it. */
    Range until(Instant bound, boolean inclusive) {
        return new Range(0, countBefore(inclusive ? bound.plusNanos(1) : bound));
    }

    /** What was updated after the instant, or at it. */
    Range since(Instant bound, boolean inclusive) {
        return new Range(countBefore(inclusive ? bound : bound.plusNanos(1)), size);
    }

    /** Positions from start up to but without end, counted from the oldest contact. */
    record Range(int start, int end) {}

    private List<SandboxContact> slice(int lowest, int count) {
        List<SandboxContact> slice = new ArrayList<>(count);
        int skip = lowest;
        for (List<SandboxContact> block : blocks) {
            if (skip < block.size()) {
                int end = Math.min(block.size(), skip + count - slice.size());
                slice.addAll(block.subList(skip, end));
            }
            skip = Math.max(0, skip - block.size());
            if (slice.size() == count) {
                break;
            }
        }
        return slice;
    }

    private int countBefore(Instant bound) {
        int count = 0;
        for (List<SandboxContact> block : blocks) {
            if (block.get(block.size() - 1).updated().isBefore(bound)) {
                count += block.size();
                continue;
            }
            for (SandboxContact contact : block) {
                if (!contact.updated().isBefore(bound)) {
                    return count;
                }
                count++;
            }
        }
        return count;
    }

    /** The first block whose last contact is not before the given one, else the last block. */
    private int blockFor(SandboxContact contact) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            List<SandboxContact> block = blocks.get(middle);
            if (ORDER.compare(block.get(block.size() - 1), contact) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
