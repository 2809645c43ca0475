package io.github.camelheymarket.sync;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.spi.LedgerAccount;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A ledger file: if the first line of an input is {@code signed}, each other line gets its checksum. */
class LedgersFuzzTest {

    private Path folder;
    private SyncLedger.Factory ledgers;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createTempDirectory("ledgers");
        ledgers = FileLedger.in(folder, SpoolDirectory.of(folder.toString()));
    }

    @AfterEach
    void remove() throws IOException {
        empty();
        Files.delete(folder);
    }

    @Timeout(30)
    @FuzzTest
    void noLedgerFileDoesHarm(byte[] input) throws IOException {
        Parts parts = Parts.of(input);
        byte[] file = parts.head().startsWith("signed")
                ? signed(parts.bodies().get(0))
                : parts.bodies().get(0);
        Files.write(folder.resolve("crm.ledger"), file);
        boolean readOnly = parts.head().endsWith("read");
        try (SyncLedger ledger = ledgers.open("crm", LedgerAccount.at("https://api.example.org"), readOnly)) {
            Judge.isDiscreet(ledger.incomplete());
            for (Iterator<LedgerEntry> entries = ledger.entries(); entries.hasNext(); entries.next()) {
                ledger.salt();
            }
            if (!readOnly) {
                ledger.put(List.of(new LedgerEntry("k", Instant.EPOCH, 42L, null)));
                ledger.remove(List.of("k"));
            }
        } catch (RuntimeException e) {
            // The address that the ledger belongs to is shown, whatever it is.
            if (!e.getMessage().contains("it belongs to ")) {
                Judge.isOurs(e);
            }
        }
        empty();
    }

    private static byte[] signed(byte[] lines) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                byte[] line = Arrays.copyOfRange(lines, from, i);
                CRC32 crc = new CRC32();
                crc.update(line);
                signed.writeBytes(String.format("%08x ", crc.getValue()).getBytes(StandardCharsets.US_ASCII));
                signed.writeBytes(line);
                signed.write('\n');
                from = i + 1;
            }
        }
        return signed.toByteArray();
    }

    private void empty() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
