package io.github.camelheymarket.sync;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.PrivateFiles;
import io.github.camelheymarket.storage.SpoolDirectory;
import io.github.camelheymarket.storage.UntrustedFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in the file {@code <syncName>.ledger}, to which lines are appended; from time to time the file is rewritten without
 * outdated lines. It has ids and salted digests, no personal data, and only its owner can read it.
 *
 * <p>A process may be killed while it writes: an incomplete last line is ignored. If another line was damaged or edited, the
 * ledger is unreadable: the file is moved aside, and a new ledger begins. The ledger of another account is rejected and
 * stays as it is.
 */
public final class FileLedger implements SyncLedger {

    private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

    /** A shorter file is not rewritten. */
    private static final long MIN_LINES_TO_REWRITE = 10_000;

    private final Path path;
    private final boolean readOnly;
    private final SpoolDirectory spool;
    private @Nullable FileChannel lock;
    private @Nullable LedgerFile file;
    private @Nullable LedgerParts reading;
    private @Nullable LedgerHead head;
    private @Nullable String incomplete;
    private long lines;
    private boolean opened;

    /**
     * @param directory is created if it is missing
     * @param spool for temporary files while a long ledger is read
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
                    throw ledger.failure("cannot be opened", e);
                } catch (UncheckedIOException e) {
                    throw ledger.failure("cannot be opened", Objects.requireNonNull(e.getCause()));
                } finally {
                    if (!ledger.opened) {
                        IOHelper.close(ledger);
                    }
                }
            }
        };
    }

    private FileLedger(Path path, boolean readOnly, SpoolDirectory spool) {
        this.path = path;
        this.readOnly = readOnly;
        this.spool = spool;
    }

    private HeymarketStorageException failure(String what, IOException cause) {
        return new HeymarketStorageException(
                "The ledger " + path + " " + what + ": " + UntrustedFileException.reason(cause)
                        + ". Check its directory (the option ledgerDirectory), the permissions and the free space.",
                cause);
    }

    private void open(String syncName, LedgerAccount account) throws IOException {
        if (!readOnly) {
            PrivateFiles.createDirectories(PrivateFiles.folder(path));
            lock(syncName);
        }
        if (PrivateFiles.exists(path)) {
            incomplete = check();
            if (incomplete == null) {
                claim(account);
            } else if (!readOnly) {
                moveAside();
            }
        } else {
            incomplete =
                    "NO_LEDGER: there is no ledger of this name yet, so it is unknown which contacts earlier runs created";
        }
        if (!readOnly) {
            if (incomplete != null) {
                begin(account);
            }
            if (lines > MIN_LINES_TO_REWRITE && lines > 4 * countEntries()) {
                rewrite(head(), entries(), "");
            }
            file = new LedgerFile(path);
        }
        opened = true;
    }

    private void lock(String syncName) throws IOException {
        lock = PrivateFiles.lock(path.resolveSibling(syncName + ".lock"));
        if (lock == null) {
            throw new HeymarketStorageException(
                    "Another sync with syncName=" + syncName
                            + " is running. Wait until it ends, or use another syncName.",
                    null);
        }
    }

    private void moveAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".broken-" + System.currentTimeMillis());
        PrivateFiles.restrict(path);
        Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        LOG.warn("The ledger {} was moved aside to {}: {}", path, aside.getFileName(), incomplete);
    }

    private void begin(LedgerAccount account) throws IOException {
        String salt = KeyDigest.newSalt();
        LedgerHead newHead = new LedgerHead(account.address(), credential(salt, account), account.team(), salt);
        rewrite(newHead, Collections.emptyIterator(), "");
    }

    private static @Nullable String credential(String salt, LedgerAccount account) {
        return account.credential() == null ? null : Digest.id(salt + "\n" + account.credential());
    }

    /** @return why the ledger cannot be used, {@code null} if it can */
    private @Nullable String check() {
        boolean[] undamaged = {true};
        try {
            LedgerFile.read(path, line -> {
                undamaged[0] &= line != null && (lines > 0 || line.isHead());
                head = line != null && line.isHead() ? line.head() : head;
                lines++;
            });
        } catch (UntrustedFileException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return "LEDGER_UNREADABLE: the ledger cannot be read ("
                    + e.getClass().getSimpleName() + ")";
        }
        return undamaged[0] && head != null
                ? null
                : "LEDGER_UNREADABLE: the ledger has lines that were changed or damaged";
    }

    private LedgerHead head() {
        return Objects.requireNonNull(head, "the head of the ledger");
    }

    private void claim(LedgerAccount account) throws IOException {
        LedgerHead found = head();
        LedgerHead claimed =
                new LedgerOwner(path, account).claim(found, credential(found.salt(), account), this::entries);
        boolean upgrade = found.isOld() && account.credential() != null;
        if (readOnly || claimed.equals(found) && !upgrade) {
            return;
        }
        String salt = upgrade ? KeyDigest.newSalt() : "";
        LedgerHead newHead =
                upgrade ? new LedgerHead(claimed.address(), credential(salt, account), claimed.team(), salt) : claimed;
        rewrite(newHead, entries(), salt);
    }

    private void rewrite(LedgerHead newHead, Iterator<LedgerEntry> entries, String salt) throws IOException {
        lines = LedgerFile.replace(path, newHead, entries, salt);
        head = newHead;
    }

    private long countEntries() {
        long count = 0;
        for (Iterator<LedgerEntry> entries = entries(); entries.hasNext(); entries.next()) {
            count++;
        }
        return count;
    }

    @Override
    public @Nullable String incomplete() {
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
            throw new IllegalStateException("the ledger was opened read-only");
        }
        try {
            Objects.requireNonNull(file, "the file of an open ledger").append(added, durable);
            lines += added.size();
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    @Override
    public Iterator<LedgerEntry> entries() {
        try {
            if (!PrivateFiles.exists(path) || readOnly && incomplete != null) {
                return Collections.emptyIterator();
            }
            if (reading != null) {
                reading.close();
            }
            reading = new LedgerParts(path, lines, spool);
            return reading;
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    @Override
    @SuppressWarnings("try")
    public void close() throws IOException {
        opened = false;
        // Closed in reverse order: the lock is released last.
        try (Closeable first = lock;
                Closeable second = file;
                Closeable third = reading) {
            reading = null;
        }
    }
}
