package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.MatchKeys;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the source's rows, and the ids of their contacts, as digests in a temporary file, so that the memory does not
 * grow with the number of rows.
 */
final class SourceKeys implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_ENTRIES_IN_MEMORY = 50_000;

    private final SpoolDirectory spool;
    private final ScratchFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long written;

    SourceKeys(SpoolDirectory spool) {
        this.spool = spool;
        try {
            file = spool.newFile();
        } catch (IOException e) {
            throw spool.failure("cannot be used", e);
        }
    }

    /** @param key of the row. @param id of its contact, {@code null} if unknown. @param uuid of its contact, {@code null} if unknown */
    void add(String key, @Nullable Long id, @Nullable String uuid) {
        numbers(key, id, uuid).forEach(this::add);
    }

    private static Stream<Long> numbers(String key, @Nullable Long id, @Nullable String uuid) {
        return Stream.of("key:" + key, MatchKeys.id(id), MatchKeys.uuid(uuid))
                .filter(Objects::nonNull)
                .map(Digest::number);
    }

    private void add(long number) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
    }

    private void flush() {
        try {
            file.write(written, buffer.array(), buffer.position());
            written += buffer.position();
            buffer.clear();
        } catch (IOException e) {
            throw spool.failure("cannot be written to", e);
        }
    }

    /** Whether the contact of this integer id belongs to a row. */
    boolean has(long id) {
        flush();
        long wanted = Digest.number(Objects.requireNonNull(MatchKeys.id(id), "the key of an id"));
        boolean[] found = {false};
        readAll(number -> found[0] |= number == wanted);
        return found[0];
    }

    /** Finds the entries of which the source has neither the key, the id nor the UUID. */
    void unseen(Iterator<LedgerEntry> entries, Consumer<LedgerEntry> action) {
        flush();
        while (entries.hasNext()) {
            List<LedgerEntry> part = new ArrayList<>();
            while (entries.hasNext() && part.size() < MAX_ENTRIES_IN_MEMORY) {
                part.add(entries.next());
            }
            unseen(part).forEach(action);
        }
    }

    private Set<LedgerEntry> unseen(List<LedgerEntry> entries) {
        Map<Long, List<LedgerEntry>> byNumber = new HashMap<>();
        entries.forEach(entry -> numbers(entry.key(), entry.id(), entry.uuid())
                .forEach(number -> byNumber.computeIfAbsent(number, n -> new ArrayList<>(1))
                        .add(entry)));
        Set<LedgerEntry> unseen = new LinkedHashSet<>(entries);
        readAll(number -> {
            byNumber.getOrDefault(number, List.of()).forEach(unseen::remove);
        });
        return unseen;
    }

    private void readAll(LongConsumer action) {
        byte[] block = new byte[BUFFER];
        try {
            int length;
            for (long position = 0; position < written; position += length) {
                length = file.read(position, block, (int) Math.min(BUFFER, written - position));
                for (ByteBuffer numbers = ByteBuffer.wrap(block, 0, length); numbers.remaining() >= Long.BYTES; ) {
                    action.accept(numbers.getLong());
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
