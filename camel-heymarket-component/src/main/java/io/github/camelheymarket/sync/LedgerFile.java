package io.github.camelheymarket.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the lines of a ledger file, whatever is in it, with a bound on the memory that it takes. */
final class LedgerFile {

    /** Longer than any line that is written. */
    static final int LONGEST_LINE = 8192;

    private static final int BUFFER = 1 << 16;

    private LedgerFile() {}

    /**
     * Gives each line that ends, {@code null} for one that is not as it was written. The last one, which a process that was
     * killed has left without its end, is not given. Nothing behind a line that is longer than any that is written is read.
     */
    static void read(Path path, Consumer<LedgerLine> each) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
                filled += read;
                int begin = 0;
                for (int end = filled - read; end < filled; end++) {
                    if (buffer[end] == '\n') {
                        each.accept(LedgerLine.parse(buffer, begin, end));
                        begin = end + 1;
                    }
                }
                filled -= begin;
                System.arraycopy(buffer, begin, buffer, 0, filled);
                if (filled > LONGEST_LINE) {
                    each.accept(null);
                    return;
                }
            }
        }
    }
}
