package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.PrivateFiles;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger as a file to which lines are only added, {@code <syncName>.ledger}; now and then it is written anew without what
 * is outdated. It holds ids and salted digests, no person's data, and only its owner can read it.
 *
 * <p>A process may be killed while it writes: a last line that is not whole is dropped. Any other line that is not as it was
 * written makes the ledger unreadable: it is put aside under another name, and a new one begins. A ledger of another account
 * is refused and left as it is.
 */
public final class FileLedger implements SyncLedger {

    private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

    private static final long FEW_LINES = 10_000;

    private final Path path;
    private final boolean readOnly;
    private final SpoolDirectory spool;
    private RandomAccessFile lockFile;
    private FileLock lock;
    private RandomAccessFile file;
    private LedgerParts reading;
    private LedgerHead head;
    private String incomplete;
    private long lines;
    private boolean opened;

    /** @see #in(Path, SpoolDirectory) */
    public static SyncLedger.Factory in(Path directory) {
        return in(directory, SpoolDirectory.of(null));
    }

    /**
     * @param directory is made where it is missing
     * @param spool where temporary files go that a long ledger is read with
     * @return opens ledgers in that directory
     */
    public static SyncLedger.Factory in(Path directory, SpoolDirectory spool) {
        return new SyncLedger.Factory() {
            @Override
            public SyncLedger open(String syncName, String account, boolean readOnly) {
                return open(syncName, LedgerAccount.at(account), readOnly);
            }

            @Override
            public SyncLedger open(String syncName, LedgerAccount account, boolean readOnly) {
                FileLedger ledger = new FileLedger(directory.resolve(syncName + ".ledger"), readOnly, spool);
                try {
                    ledger.open(syncName, account);
                    return ledger;
                } catch (IOException e) {
                    throw ledger.failed("cannot be opened", e);
                } catch (UncheckedIOException e) {
                    throw ledger.failed("cannot be opened", e.getCause());
                } finally {
                    ledger.closeUnlessOpen();
                }
            }
        };
    }

    private FileLedger(Path path, boolean readOnly, SpoolDirectory spool) {
        this.path = path;
        this.readOnly = readOnly;
        this.spool = spool;
    }

    private HeymarketStorageException failed(String what, IOException cause) {
        return new HeymarketStorageException(
                "The ledger " + path + " " + what + ": " + cause.getClass().getSimpleName()
                        + ". Check its directory (the option ledgerDirectory), the permissions and the free space.",
                cause);
    }

    private void open(String syncName, LedgerAccount account) throws IOException {
        if (!readOnly) {
            PrivateFiles.createDirectories(path.toAbsolutePath().getParent());
            lock(syncName);
        }
        if (Files.exists(path)) {
            incomplete = check();
            if (incomplete == null) {
                adopt(account);
            } else if (!readOnly) {
                putAside();
            }
        } else {
            incomplete =
                    "NO_LEDGER: there is no ledger of this name yet, so it is unknown which contacts earlier runs created";
        }
        if (!readOnly) {
            if (incomplete != null) {
                begin(account);
            }
            if (lines > FEW_LINES && lines > 4 * live()) {
                rewrite(head, entries(), "");
            }
            PrivateFiles.restrict(path);
            file = new RandomAccessFile(path.toFile(), "rw");
            cutTornLine();
        }
        opened = true;
    }

    private void lock(String syncName) throws IOException {
        Path at = path.resolveSibling(syncName + ".lock");
        PrivateFiles.create(at);
        lockFile = new RandomAccessFile(at.toFile(), "rw");
        try {
            lock = lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // By this very process, which comes to the same.
        }
        if (lock == null) {
            throw new IllegalStateException("Another sync with syncName=" + syncName
                    + " is running. Wait until it ends, or use another syncName.");
        }
    }

    private void putAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".broken-" + System.currentTimeMillis());
        PrivateFiles.restrict(path);
        Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("The ledger {} was moved aside to {}: {}", path, aside.getFileName(), incomplete);
    }

    private void begin(LedgerAccount account) throws IOException {
        String salt = KeyDigest.newSalt();
        LedgerHead first = new LedgerHead(account.address(), credential(salt, account), account.team(), salt);
        rewrite(first, Collections.emptyIterator(), "");
    }

    private static String credential(String salt, LedgerAccount account) {
        return account.credential() == null ? null : Digest.id(salt + "\n" + account.credential());
    }

    /** @return why it cannot be used, {@code null} where it can */
    private String check() {
        boolean[] whole = {true};
        try {
            LedgerFile.read(path, line -> {
                whole[0] &= line != null && (lines > 0 || line.isHead());
                head = line != null && line.isHead() ? line.head() : head;
                lines++;
            });
        } catch (IOException e) {
            return "LEDGER_UNREADABLE: the ledger cannot be read ("
                    + e.getClass().getSimpleName() + ")";
        }
        return whole[0] && head != null ? null : "LEDGER_UNREADABLE: the ledger has lines that were changed or damaged";
    }

    private void adopt(LedgerAccount account) throws IOException {
        LedgerHead own = new LedgerOwner(path, account).claim(head, credential(head.salt(), account), this::entries);
        boolean upgrade = head.isOld() && account.credential() != null;
        if (readOnly || own.equals(head) && !upgrade) {
            return;
        }
        String salt = upgrade ? KeyDigest.newSalt() : "";
        rewrite(
                upgrade ? new LedgerHead(own.address(), credential(salt, account), own.team(), salt) : own,
                entries(),
                salt);
    }

    /** In one step: a process that is killed leaves the one or the other. @param salt for digests that have none yet */
    private void rewrite(LedgerHead newHead, Iterator<LedgerEntry> entries, String salt) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        long written = 1;
        try (FileChannel channel = PrivateFiles.open(fresh, StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            out.write(LedgerLine.of(newHead).bytes());
            for (; entries.hasNext(); written++) {
                out.write(LedgerLine.of(entries.next()).salted(salt).bytes());
            }
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        head = newHead;
        lines = written;
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

    private long live() {
        long live = 0;
        for (Iterator<LedgerEntry> entries = entries(); entries.hasNext(); entries.next()) {
            live++;
        }
        return live;
    }

    @Override
    public String incomplete() {
        return incomplete;
    }

    @Override
    public String salt() {
        return head == null ? "" : head.salt();
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
            long end = file.getFilePointer();
            boolean whole = false;
            try {
                file.write(bytes.toByteArray());
                whole = true;
            } finally {
                if (!whole) {
                    // What follows half a line would make the ledger unreadable.
                    file.setLength(end);
                    file.seek(end);
                }
            }
            if (durable) {
                file.getFD().sync();
            }
            lines += added.size();
        } catch (IOException e) {
            throw failed("cannot be written", e);
        }
    }

    @Override
    public Iterator<LedgerEntry> entries() {
        if (!Files.exists(path) || readOnly && incomplete != null) {
            return Collections.emptyIterator();
        }
        try {
            if (reading != null) {
                reading.close();
            }
            reading = new LedgerParts(path, lines, spool);
            return reading;
        } catch (IOException e) {
            throw failed("cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        opened = false;
        try (Closeable first = lockFile;
                AutoCloseable second = lock == null ? null : lock::release;
                Closeable third = file;
                Closeable fourth = reading) {
            if (file != null) {
                file.getFD().sync();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void closeUnlessOpen() {
        if (!opened) {
            IOHelper.close(this);
        }
    }
}
