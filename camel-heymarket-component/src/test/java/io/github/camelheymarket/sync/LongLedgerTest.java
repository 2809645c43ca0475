package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A ledger costs work in proportion to its length, memory whatever its length, and shows itself to nobody else. */
class LongLedgerTest {

    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ADDRESS = "https://api.example.org";

    @TempDir
    Path folder;

    private SyncLedger open() {
        return FileLedger.in(folder.resolve("ledgers"), SpoolDirectory.of(null)).open("crm", ADDRESS, false);
    }

    private Path file() {
        return folder.resolve("ledgers/crm.ledger");
    }

    @Test
    void moreEntriesThanAreHeldAtOnceAreGivenOnceEach() throws IOException {
        int count = 60_000;
        try (SyncLedger ledger = open()) {
            put(ledger, 0, count);
            ledger.remove(List.of("k7"));
        }
        try (SyncLedger ledger = open()) {
            Set<String> keys = new HashSet<>();
            int given = 0;
            for (Iterator<LedgerEntry> entries = ledger.entries(); entries.hasNext(); given++) {
                LedgerEntry entry = entries.next();
                keys.add(entry.key());
                assertThat(entry.id()).isNotNull();
            }
            assertThat(given).isEqualTo(count - 1);
            assertThat(keys).hasSize(given).doesNotContain("k7");
        }
    }

    @Test
    void aLedgerThatCannotBeReadIsNotTakenForAFaultOfTheTemporaryFiles() {
        assertThatThrownBy(() -> new LedgerParts(file(), 60_000, SpoolDirectory.of(folder.toString())))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Only a part of it is on the heap at once. */
    @Test
    void oneThatNeedsTemporaryFilesSaysWhereTheyCannotBeMade() throws IOException {
        try (SyncLedger ledger = open()) {
            put(ledger, 0, 30_000);
        }
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> FileLedger.in(folder.resolve("ledgers"), SpoolDirectory.of(none.toString()))
                        .open("crm", ADDRESS, false))
                .isInstanceOf(HeymarketStorageException.class)
                .hasMessageContainingAll(none.toString(), "spoolDirectory");

        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).isNull();
            assertThat(ledger.entries()).hasNext();
        }
    }

    private static void put(SyncLedger ledger, int from, int to) {
        List<LedgerEntry> both = new ArrayList<>();
        for (int i = from; i < to; i++) {
            both.add(new LedgerEntry("k" + i, THEN, null, null));
            both.add(new LedgerEntry("k" + i, THEN, (long) i + 1, null));
        }
        ledger.put(both);
    }

    @Test
    void aLineOfAnyLengthMakesItUnreadableAndCostsNoMemory() throws IOException {
        open().close();
        try (RandomAccessFile out = new RandomAccessFile(file().toFile(), "rw")) {
            // Reads as zeros; larger than the heap that tests have.
            out.setLength(8L << 30);
            out.seek(out.length());
            out.write('\n');
        }
        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).startsWith("LEDGER_UNREADABLE:");
            assertThat(ledger.entries()).isExhausted();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadIt() throws IOException {
        open().close();
        assertThat(Files.getPosixFilePermissions(folder.resolve("ledgers")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertOwnerOnly(file());
        assertOwnerOnly(folder.resolve("ledgers/crm.lock"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatOthersCouldReadIsRestrictedWhenItIsOpened() throws IOException {
        open().close();
        Path lock = folder.resolve("ledgers/crm.lock");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));
        open().close();
        assertOwnerOnly(file());
        assertOwnerOnly(lock);
        Files.writeString(file(), "damaged\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        open().close();
        try (var files = Files.list(folder.resolve("ledgers"))) {
            assertThat(files.toList()).hasSize(3).allSatisfy(LongLedgerTest::assertOwnerOnly);
        }
    }

    private static void assertOwnerOnly(Path file) {
        try {
            assertThat(Files.getPosixFilePermissions(file))
                    .as(file.toString())
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
