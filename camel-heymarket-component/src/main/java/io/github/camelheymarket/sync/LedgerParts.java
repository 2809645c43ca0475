package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.ScratchFile;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a ledger file: the last line of each key decides. The lines of a long file are first distributed by their
 * keys to temporary files of which each fits into memory, so that every line is read twice, however many there are.
 */
final class LedgerParts implements Iterator<LedgerEntry>, Closeable {

    private static final long MAX_LINES_IN_MEMORY = 50_000;
    private static final int MAX_PARTS = 256;
    private static final int BUFFER = 1 << 14;

    private final List<Part> parts = new ArrayList<>();
    private Iterator<LedgerEntry> entries = Collections.emptyIterator();

    private static final class Part {
        private final ScratchFile file;
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private long written;

        Part(ScratchFile file) {
            this.file = file;
        }

        void add(byte[] line) throws IOException {
            buffer.writeBytes(line);
            if (buffer.size() >= BUFFER) {
                file.write(written, buffer.toByteArray(), buffer.size());
                written += buffer.size();
                buffer.reset();
            }
        }

        byte[] content() throws IOException {
            byte[] content = new byte[Math.toIntExact(written + buffer.size())];
            file.read(0, content, (int) written);
            System.arraycopy(buffer.toByteArray(), 0, content, (int) written, buffer.size());
            return content;
        }
    }

    /**
     * @param lines the number of lines of the file
     * @throws IOException if the ledger file cannot be read
     * @throws io.github.camelheymarket.exception.HeymarketStorageException if a temporary file cannot be created or written
     */
    LedgerParts(Path path, long lines, SpoolDirectory spool) throws IOException {
        if (lines <= MAX_LINES_IN_MEMORY) {
            Map<String, LedgerEntry> state = new LinkedHashMap<>();
            LedgerFile.read(path, line -> apply(line, state));
            entries = state.values().iterator();
            return;
        }
        int count = (int) Math.min(MAX_PARTS, lines / MAX_LINES_IN_MEMORY + 1);
        boolean distributed = false;
        try {
            for (int i = 0; i < count; i++) {
                parts.add(newPart(spool));
            }
            LedgerFile.read(path, line -> {
                if (line != null && !line.isHead()) {
                    add(parts.get(Math.floorMod(line.key().hashCode(), count)), line, spool);
                }
            });
            distributed = true;
        } finally {
            if (!distributed) {
                close();
            }
        }
    }

    private static Part newPart(SpoolDirectory spool) {
        try {
            return new Part(spool.newFile());
        } catch (IOException e) {
            throw spool.failure("cannot be used", e);
        }
    }

    private static void add(Part part, LedgerLine line, SpoolDirectory spool) {
        try {
            part.add(line.bytes());
        } catch (IOException e) {
            throw spool.failure("cannot be written to", e);
        }
    }

    private static void apply(@Nullable LedgerLine line, Map<String, LedgerEntry> state) {
        if (line == null || line.isHead()) {
            return;
        }
        if (line.entry() == null) {
            state.remove(line.key());
        } else {
            state.put(line.key(), line.entry());
        }
    }

    @Override
    public boolean hasNext() {
        while (!entries.hasNext() && !parts.isEmpty()) {
            Part part = parts.remove(parts.size() - 1);
            try (ScratchFile file = part.file) {
                entries = entries(part.content());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entries.hasNext();
    }

    private static Iterator<LedgerEntry> entries(byte[] lines) {
        Map<String, LedgerEntry> state = new LinkedHashMap<>();
        int begin = 0;
        for (int end = 0; end < lines.length; end++) {
            if (lines[end] == '\n') {
                apply(LedgerLine.parse(lines, begin, end), state);
                begin = end + 1;
            }
        }
        return state.values().iterator();
    }

    @Override
    public LedgerEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return entries.next();
    }

    @Override
    public void close() {
        IOHelper.close(parts.stream().map(part -> part.file).toArray(Closeable[]::new));
        parts.clear();
    }
}
