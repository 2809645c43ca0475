package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that remembers whom a mirror created, and what becomes of it when it is damaged. */
class FileLedgerTest {

    private static final String ACCOUNT = "https://api.example.org";
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private SyncLedger open() {
        return FileLedger.in(folder, SpoolDirectory.of(null)).open("crm", ACCOUNT, false);
    }

    private Path file() {
        return folder.resolve("crm.ledger");
    }

    private static LedgerEntry intent(String key) {
        return new LedgerEntry(key, THEN, null, null);
    }

    private static LedgerEntry created(String key, long id) {
        return new LedgerEntry(key, THEN, id, id % 2 == 0 ? "uuid-" + id : null);
    }

    private static List<LedgerEntry> entries(SyncLedger ledger) {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.entries().forEachRemaining(entries::add);
        return entries;
    }

    @Test
    void aNewOneSaysThatItIsAndTheNextOneIsWhole() throws IOException {
        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).startsWith("NO_LEDGER:");
            assertThat(entries(ledger)).isEmpty();
        }
        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).isNull();
        }
    }

    @Test
    void itHoldsWhatAHistoryOfPutsAndRemovesLeaves() throws IOException {
        Map<String, LedgerEntry> expected = new HashMap<>();
        Random random = new Random(7);
        for (int session = 0; session < 3; session++) {
            try (SyncLedger ledger = open()) {
                for (int i = 0; i < 6_000; i++) {
                    String key = "k" + random.nextInt(500);
                    if (random.nextInt(3) == 0) {
                        ledger.remove(List.of(key));
                        expected.remove(key);
                    } else {
                        LedgerEntry entry = created(key, random.nextInt(1000));
                        ledger.put(List.of(entry));
                        expected.put(key, entry);
                    }
                }
                assertThat(entries(ledger)).containsExactlyInAnyOrderElementsOf(expected.values());
            }
        }
        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).isNull();
            assertThat(entries(ledger)).containsExactlyInAnyOrderElementsOf(expected.values());
            // What is outdated was dropped when it was opened.
            assertThat(Files.lines(file()).count()).isLessThan(12_000);
        }
    }

    @Test
    void aLastLineThatIsNotWholeIsDroppedAndTheRestStands() throws IOException {
        try (SyncLedger ledger = open()) {
            ledger.put(List.of(intent("a"), intent("b")));
            ledger.put(List.of(created("a", 1)));
        }
        byte[] whole = Files.readAllBytes(file());
        for (int torn = 1; torn < 20; torn++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - torn));
            try (SyncLedger ledger = open()) {
                assertThat(ledger.incomplete()).isNull();
                assertThat(entries(ledger)).containsExactlyInAnyOrder(intent("a"), intent("b"));
                ledger.put(List.of(created("b", 2)));
            }
            try (SyncLedger ledger = open()) {
                assertThat(entries(ledger)).containsExactlyInAnyOrder(intent("a"), created("b", 2));
            }
        }
    }

    @Test
    void oneThatWasDamagedIsPutAsideAndNotBelieved() throws IOException {
        try (SyncLedger ledger = open()) {
            ledger.put(List.of(created("a", 1), created("b", 2)));
        }
        String text = Files.readString(file());
        Files.writeString(file(), text.replace(" a ", " c "));

        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).startsWith("LEDGER_UNREADABLE:");
            assertThat(entries(ledger)).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().contains(".broken-"))).hasSize(1);
        }
        try (SyncLedger ledger = open()) {
            assertThat(ledger.incomplete()).isNull();
        }
    }

    @Test
    void garbageInItIsNoReasonToFail() throws IOException {
        for (String garbage : List.of("x\n", "a b c\n", "\n", "00000000 C k\n", "\u0000\u0000\u0000\n")) {
            open().close();
            Files.writeString(file(), garbage, StandardOpenOption.APPEND);
            try (SyncLedger ledger = open()) {
                assertThat(ledger.incomplete()).as(garbage).startsWith("LEDGER_UNREADABLE:");
            }
        }
    }

    @Test
    void twoAtATimeAreRefused() throws IOException {
        try (SyncLedger ledger = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(HeymarketStorageException.class)
                    .hasMessageContaining("syncName=crm");
            assertThat(ledger.incomplete()).isNotNull();
        }
        open().close();
    }

    @Test
    void openedToBeReadItMakesNothingAndTakesNothing() throws IOException {
        SyncLedger.Factory ledgers = FileLedger.in(folder.resolve("none"), SpoolDirectory.of(null));
        try (SyncLedger ledger = ledgers.open("crm", ACCOUNT, true)) {
            assertThat(ledger.incomplete()).startsWith("NO_LEDGER:");
            assertThat(entries(ledger)).isEmpty();
            assertThatThrownBy(() -> ledger.put(List.of(intent("a")))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
