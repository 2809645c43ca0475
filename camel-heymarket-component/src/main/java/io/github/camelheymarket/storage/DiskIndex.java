package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Maps a number to any number of numbers, in a temporary file: a hash table with linear probing, at most half full. */
public final class DiskIndex implements Closeable {

    private static final int SLOT = 2 * Long.BYTES;
    private static final int SLOTS_AT_ONCE = 32;
    private static final long FIRST_CAPACITY = 1 << 12;

    private final SpoolDirectory spool;
    private ScratchFile file;
    private long capacity;
    private long size;

    public DiskIndex(SpoolDirectory spool) throws IOException {
        this.spool = spool;
        capacity = FIRST_CAPACITY;
        file = empty(capacity);
    }

    private ScratchFile empty(long slots) throws IOException {
        ScratchFile made = spool.newFile();
        boolean sized = false;
        try {
            // The rest of the file reads as zeros, and uses no disk space until it is written.
            made.write(slots * SLOT - 1, new byte[1], 1);
            sized = true;
            return made;
        } finally {
            if (!sized) {
                made.close();
            }
        }
    }

    /** @param value not negative */
    public void add(long key, long value) throws IOException {
        if (size * 2 >= capacity) {
            grow();
        }
        put(file, capacity, key, value);
        size++;
    }

    private static void put(ScratchFile into, long slots, long key, long value) throws IOException {
        byte[] bytes = new byte[SLOT];
        long slot = Math.floorMod(key, slots);
        while (valueAt(into, slot, bytes) != 0) {
            slot = (slot + 1) % slots;
        }
        // Values count from 1, so that an empty slot reads as 0.
        into.write(
                slot * SLOT,
                ByteBuffer.allocate(SLOT).putLong(key).putLong(value + 1).array(),
                SLOT);
    }

    private static long valueAt(ScratchFile from, long slot, byte[] bytes) throws IOException {
        from.read(slot * SLOT, bytes, SLOT);
        return ByteBuffer.wrap(bytes).getLong(Long.BYTES);
    }

    private void grow() throws IOException {
        long twice = capacity * 2;
        ScratchFile larger = empty(twice);
        boolean filled = false;
        try {
            fill(larger, twice);
            filled = true;
        } finally {
            if (!filled) {
                larger.close();
            }
        }
        // Replaced before it is closed: if that fails, the larger file is closed with the index.
        ScratchFile smaller = file;
        file = larger;
        capacity = twice;
        smaller.close();
    }

    private void fill(ScratchFile larger, long twice) throws IOException {
        byte[] block = new byte[SLOT * 1024];
        for (long slot = 0; slot < capacity; slot += 1024) {
            int length = file.read(slot * SLOT, block, block.length);
            for (ByteBuffer slots = ByteBuffer.wrap(block, 0, length); slots.remaining() >= SLOT; ) {
                long key = slots.getLong();
                long value = slots.getLong();
                if (value != 0) {
                    put(larger, twice, key, value - 1);
                }
            }
        }
    }

    /** All values of a key, in no particular order. */
    public List<Long> get(long key) throws IOException {
        List<Long> values = new ArrayList<>(1);
        byte[] block = new byte[SLOT * SLOTS_AT_ONCE];
        long slot = Math.floorMod(key, capacity);
        for (long probed = 0; probed < capacity; ) {
            int length = file.read(slot * SLOT, block, block.length);
            ByteBuffer slots = ByteBuffer.wrap(block, 0, length);
            while (slots.remaining() >= SLOT) {
                long found = slots.getLong();
                long value = slots.getLong();
                if (value == 0) {
                    return values;
                }
                if (found == key) {
                    values.add(value - 1);
                }
                slot++;
                probed++;
            }
            slot %= capacity;
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
