package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.ScratchFile;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Whom a run met in its source, by key, id and UUID, in a temporary file of numbers, so that any number of them costs the
 * same memory.
 */
final class SourceKeys implements Closeable {

    private static final int BUFFER = 1 << 16;
    /** Entries of a ledger on the heap at once. */
    private static final int AT_ONCE = 50_000;

    private final SpoolDirectory spool;
    private final ScratchFile file;
    private final ByteBuffer tail = ByteBuffer.allocate(BUFFER);
    private long written;

    SourceKeys(SpoolDirectory spool) {
        this.spool = spool;
        try {
            file = spool.newFile();
        } catch (IOException e) {
            throw spool.failure("cannot be used", e);
        }
    }

    /** @param key of the row, @param id and uuid of its contact, {@code null} where they are not known */
    void add(String key, Long id, String uuid) {
        numbers(key, id, uuid).forEach(this::add);
    }

    private static Stream<Long> numbers(String key, Long id, String uuid) {
        return Stream.of(
                        "key:" + key,
                        id == null ? null : "id:" + id,
                        uuid == null ? null : "uuid:" + uuid.toLowerCase(Locale.ROOT))
                .filter(text -> text != null)
                .map(Digest::number);
    }

    private void add(long number) {
        if (tail.remaining() < Long.BYTES) {
            flush();
        }
        tail.putLong(number);
    }

    private void flush() {
        try {
            file.write(written, tail.array(), tail.position());
            written += tail.position();
            tail.clear();
        } catch (IOException e) {
            throw spool.failure("cannot be written to", e);
        }
    }

    /** Whether a contact of this integer id was met. */
    boolean has(long id) {
        flush();
        long wanted = Digest.number("id:" + id);
        boolean[] met = {false};
        readAll(number -> met[0] |= number == wanted);
        return met[0];
    }

    /** Gives the entries that were met by neither key, id nor UUID. */
    void unseen(Iterator<LedgerEntry> entries, Consumer<LedgerEntry> each) {
        flush();
        while (entries.hasNext()) {
            List<LedgerEntry> some = new ArrayList<>();
            while (entries.hasNext() && some.size() < AT_ONCE) {
                some.add(entries.next());
            }
            strikeOut(some).forEach(each);
        }
    }

    private Set<LedgerEntry> strikeOut(List<LedgerEntry> entries) {
        Map<Long, List<LedgerEntry>> byNumber = new HashMap<>();
        entries.forEach(entry -> numbers(entry.key(), entry.id(), entry.uuid())
                .forEach(number -> byNumber.computeIfAbsent(number, n -> new ArrayList<>(1))
                        .add(entry)));
        Set<LedgerEntry> unseen = new LinkedHashSet<>(entries);
        readAll(number -> {
            List<LedgerEntry> met = byNumber.get(number);
            if (met != null) {
                met.forEach(unseen::remove);
            }
        });
        return unseen;
    }

    private void readAll(LongConsumer each) {
        byte[] block = new byte[BUFFER];
        try {
            int length;
            for (long place = 0; place < written; place += length) {
                length = file.read(place, block, (int) Math.min(BUFFER, written - place));
                for (ByteBuffer numbers = ByteBuffer.wrap(block, 0, length); numbers.remaining() >= Long.BYTES; ) {
                    each.accept(numbers.getLong());
                }
            }
        } catch (IOException e) {
            throw spool.failure("cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
