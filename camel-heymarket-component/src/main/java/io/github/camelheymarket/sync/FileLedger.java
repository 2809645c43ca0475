package io.github.camelheymarket.sync;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger as a file to which lines are only added, {@code <syncName>.ledger}; now and then it is written anew without what
 * is outdated. It holds ids and digests, no person's data.
 *
 * <p>A process may be killed while it writes: a last line that is not whole is dropped. Any other line that is not as it was
 * written makes the ledger unreadable: it is put aside under another name, and a new one begins.
 */
public final class FileLedger implements SyncLedger {

    private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

    /** Entries on the heap at once; a longer ledger is read several times. */
    private static final long AT_ONCE = 50_000;

    private static final long FEW_LINES = 10_000;

    private final Path path;
    private final boolean readOnly;
    private final RandomAccessFile lockFile;
    private final FileLock lock;
    private RandomAccessFile file;
    private String incomplete;
    private long lines;
    private long removals;
    private long intents;

    /**
     * @param directory is made where it is missing
     * @return opens ledgers in that directory
     */
    public static SyncLedger.Factory in(Path directory) {
        return (syncName, account, readOnly) -> {
            try {
                return new FileLedger(directory, syncName, account, readOnly);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The ledger of the sync " + syncName + " in " + directory + " cannot be opened: "
                                + e.getMessage(),
                        e);
            }
        };
    }

    private FileLedger(Path directory, String syncName, String account, boolean readOnly) throws IOException {
        this.path = directory.resolve(syncName + ".ledger");
        this.readOnly = readOnly;
        if (readOnly) {
            lockFile = null;
            lock = null;
        } else {
            Files.createDirectories(directory);
            lockFile =
                    new RandomAccessFile(directory.resolve(syncName + ".lock").toFile(), "rw");
            lock = lock(syncName);
        }
        try {
            open(account);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private FileLock lock(String syncName) throws IOException {
        FileLock taken = null;
        try {
            taken = lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // By this very process, which comes to the same.
        }
        if (taken == null) {
            lockFile.close();
            throw new IllegalStateException("Another sync with syncName=" + syncName
                    + " is under way. Wait for its end, or give this one a name of its own.");
        }
        return taken;
    }

    private void open(String account) throws IOException {
        if (!Files.exists(path)) {
            incomplete = "NO_LEDGER: there is no ledger of this name yet, so nobody knows whom earlier runs created";
        } else {
            incomplete = check(account);
            if (incomplete != null && !readOnly) {
                Path aside = path.resolveSibling(path.getFileName() + ".broken-" + System.currentTimeMillis());
                Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
                LOG.warn("The ledger {} is put aside as {}: {}", path, aside.getFileName(), incomplete);
            }
        }
        if (readOnly) {
            return;
        }
        if (incomplete != null) {
            lines = 0;
            begin(path, account);
        }
        long live = lines - removals - intents;
        if (lines > FEW_LINES && lines > 4 * live) {
            compact(account);
        }
        file = new RandomAccessFile(path.toFile(), "rw");
        cutTornLine();
    }

    private static void begin(Path path, String account) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(LedgerLine.head(account).bytes());
        }
    }

    /** @return why it cannot be used, {@code null} where it can */
    private String check(String account) {
        boolean[] headed = {false};
        boolean[] whole = {true};
        try {
            read(line -> {
                whole[0] &= line != null;
                if (line != null) {
                    lines++;
                    headed[0] |= lines == 1 && line.kind() == 'H' && line.key().equals(account);
                    removals += line.kind() == 'D' ? 1 : 0;
                    intents += line.kind() == 'I' ? 1 : 0;
                }
            });
        } catch (IOException | RuntimeException e) {
            return "LEDGER_UNREADABLE: the ledger cannot be read ("
                    + e.getClass().getSimpleName() + ")";
        }
        if (!whole[0]) {
            return "LEDGER_UNREADABLE: the ledger has lines that are not as they were written";
        }
        return headed[0] ? null : "LEDGER_UNREADABLE: the ledger is not one of this address";
    }

    /** Gives each whole line, {@code null} for one that is not as it was written. */
    private void read(Consumer<LedgerLine> each) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    each.accept(LedgerLine.parse(line.toString()));
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        }
    }

    private void cutTornLine() throws IOException {
        long end = file.length();
        while (end > 0) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                break;
            }
            end--;
        }
        file.setLength(end);
        file.seek(end);
    }

    private void compact(String account) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        begin(fresh, account);
        long kept = 1;
        try (RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
            out.seek(out.length());
            Iterator<LedgerEntry> entries = entries();
            while (entries.hasNext()) {
                out.write(LedgerLine.of(entries.next()).bytes());
                kept++;
            }
            out.getFD().sync();
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lines = kept;
    }

    @Override
    public String incomplete() {
        return incomplete;
    }

    @Override
    public void put(Collection<LedgerEntry> entries) {
        boolean durable = entries.stream().anyMatch(LedgerEntry::isIntent);
        append(entries.stream().map(LedgerLine::of).toList(), durable);
    }

    @Override
    public void remove(Collection<String> keys) {
        append(keys.stream().map(LedgerLine::removal).toList(), false);
    }

    private void append(List<LedgerLine> added, boolean durable) {
        if (added.isEmpty()) {
            return;
        }
        if (readOnly) {
            throw new IllegalStateException("the ledger was opened to be read");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        added.forEach(line -> bytes.writeBytes(line.bytes()));
        try {
            file.write(bytes.toByteArray());
            if (durable) {
                file.getFD().sync();
            }
            lines += added.size();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public Iterator<LedgerEntry> entries() {
        return Files.exists(path) && !(readOnly && incomplete != null)
                ? new Parts((int) (lines / AT_ONCE) + 1)
                : Collections.emptyIterator();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.getFD().sync();
            file.close();
        }
        if (lock != null) {
            lock.release();
        }
        if (lockFile != null) {
            lockFile.close();
        }
    }

    /** The file holds the history of each key; so many keys at a time are followed to their end. */
    private final class Parts implements Iterator<LedgerEntry> {
        private final int parts;
        private int part;
        private Iterator<LedgerEntry> entries = Collections.emptyIterator();

        Parts(int parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!entries.hasNext() && part < parts) {
                entries = read(part++).values().iterator();
            }
            return entries.hasNext();
        }

        @Override
        public LedgerEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return entries.next();
        }

        private Map<String, LedgerEntry> read(int wanted) {
            Map<String, LedgerEntry> state = new LinkedHashMap<>();
            try {
                FileLedger.this.read(line -> {
                    if (line == null
                            || line.kind() == 'H'
                            || Math.floorMod(line.key().hashCode(), parts) != wanted) {
                        return;
                    }
                    if (line.kind() == 'D') {
                        state.remove(line.key());
                    } else {
                        state.put(line.key(), line.entry());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("The ledger " + path + " cannot be read: " + e.getMessage(), e);
            }
            return state;
        }
    }
}
