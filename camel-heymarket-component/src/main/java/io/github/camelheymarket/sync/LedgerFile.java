package io.github.camelheymarket.sync;

import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.PrivateFiles;
import io.github.camelheymarket.storage.SteadyFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The file of a ledger, to which lines are appended. */
final class LedgerFile implements Closeable {

    /** More than the component writes. */
    static final int MAX_LINE_BYTES = 8192;

    private static final int BUFFER = 1 << 16;

    private final SteadyFile file;
    private long end;

    /**
     * Opens an existing file to append lines. A last line without its line feed, which a killed process has left, is cut.
     */
    LedgerFile(Path path) throws IOException {
        file = SteadyFile.open(path);
        boolean ready = false;
        try {
            end = file.length();
            while (end > 0 && !endsLine()) {
                end--;
            }
            file.truncate(end);
            ready = true;
        } finally {
            if (!ready) {
                file.close();
            }
        }
    }

    private boolean endsLine() throws IOException {
        byte[] last = new byte[1];
        file.read(end - 1, last, 1);
        return last[0] == '\n';
    }

    /** @param durable whether the lines must survive a power failure */
    void append(List<LedgerLine> lines, boolean durable) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(line.bytes()));
        boolean written = false;
        try {
            file.write(end, bytes.toByteArray(), bytes.size());
            written = true;
        } finally {
            if (!written) {
                // A line after an incomplete one would make the ledger unreadable.
                file.truncate(end);
            }
        }
        end += bytes.size();
        if (durable) {
            file.sync();
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.sync();
        }
    }

    /** @param salt for the digests of the entries; empty if they have their salt. @return the number of lines */
    static long replace(Path path, LedgerHead head, Iterator<LedgerEntry> entries, String salt) throws IOException {
        long[] lines = {1};
        PrivateFiles.replace(path, out -> {
            out.write(LedgerLine.of(head).bytes());
            for (; entries.hasNext(); lines[0]++) {
                out.write(LedgerLine.of(entries.next()).salted(salt).bytes());
            }
        });
        return lines[0];
    }

    /**
     * Reads the lines of any file, in bounded memory. A last line without its line feed is left out, and nothing is read after
     * a line that is longer than {@value #MAX_LINE_BYTES} bytes.
     *
     * @param action is given each line, {@code null} for a line that was damaged or edited
     */
    static void read(Path path, Consumer<LedgerLine> action) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        try (InputStream in = PrivateFiles.read(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
                filled += read;
                int begin = 0;
                for (int end = filled - read; end < filled; end++) {
                    if (buffer[end] == '\n') {
                        action.accept(LedgerLine.parse(buffer, begin, end));
                        begin = end + 1;
                    }
                }
                filled -= begin;
                System.arraycopy(buffer, begin, buffer, 0, filled);
                if (filled > MAX_LINE_BYTES) {
                    action.accept(null);
                    return;
                }
            }
        }
    }
}
