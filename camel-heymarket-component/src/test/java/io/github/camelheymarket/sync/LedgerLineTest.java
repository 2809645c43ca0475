package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of a ledger says whether it is whole. */
class LedgerLineTest {

    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<LedgerLine> lines() {
        return Stream.of(
                LedgerLine.of(new LedgerEntry("k", THEN, null, null)),
                LedgerLine.of(new LedgerEntry("k", THEN, 7L, null)),
                LedgerLine.of(new LedgerEntry("k", THEN, null, "u-1")),
                LedgerLine.of(new LedgerEntry("k", THEN, 7L, "u-1")),
                LedgerLine.removal("k"),
                LedgerLine.of(new LedgerHead("https://api.example", "c", 9L, "salt")),
                LedgerLine.of(new LedgerHead("https://api.example", null, null, "salt")));
    }

    private static LedgerLine parse(String text) {
        byte[] bytes = ("before\n" + text + "\nafter").getBytes(StandardCharsets.UTF_8);
        return LedgerLine.parse(bytes, 7, bytes.length - 6);
    }

    /** With the checksum of the text. */
    private static LedgerLine parseChecked(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return parse("%08x %s".formatted(crc.getValue(), text));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsWrittenIsRead(LedgerLine line) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(parse(text.substring(0, text.length() - 1))).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineThatWasEditedIsNotRead(LedgerLine line) {
        String text = new String(line.bytes(), StandardCharsets.UTF_8).strip();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '5' ? '6' : '5';
            assertThat(parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as(text + " at " + i)
                    .isNull();
            assertThat(parse(text.substring(0, i))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C",
                "C k",
                "C k x - -",
                "C k 1 x -",
                "C k 1 7",
                "A s c",
                "A s - x u",
                "X k",
                "CC k",
                "I k",
                "I k 99999999999999999999",
                "D"
            })
    void aLineOfAnotherFormIsNotRead(String text) {
        assertThat(parseChecked(text)).isNull();
    }

    @Test
    void theHeadOfAnEarlierVersionHasTheAddressAlone() {
        LedgerLine head = parseChecked("H https://api.example");
        assertThat(head.isHead()).isTrue();
        assertThat(head.head()).isEqualTo(new LedgerHead("https://api.example", null, null, ""));
        assertThat(head.head().isOld()).isTrue();
        assertThat(new LedgerHead("a", null, null, "salt").isOld()).isFalse();
        assertThat(head.head().with("c", 9L)).isEqualTo(new LedgerHead("https://api.example", "c", 9L, ""));
        assertThat(LedgerLine.removal("k").isHead()).isFalse();
    }

    @Test
    void aLineCanBeSaltedLater() {
        LedgerEntry entry = new LedgerEntry("k", THEN, 7L, "u-1");
        String salted = KeyDigest.salted("salt", "k");
        assertThat(LedgerLine.of(entry).salted("salt"))
                .isEqualTo(LedgerLine.of(new LedgerEntry(salted, THEN, 7L, "u-1")));
        assertThat(LedgerLine.of(entry).salted("")).isEqualTo(LedgerLine.of(entry));
        assertThat(LedgerLine.removal("k").salted("salt")).isEqualTo(LedgerLine.removal(salted));
    }

    @TempDir
    Path folder;

    /** More lines than are held in memory at once. */
    @Test
    void aLongLedgerIsReadInPartsWithTheSameResult() throws IOException {
        int keys = 30_000;
        try (SyncLedger ledger =
                FileLedger.in(folder, SpoolDirectory.of(null)).open("crm", "https://api.example", false)) {
            for (int round = 0; round < 2; round++) {
                List<LedgerEntry> entries = new ArrayList<>();
                for (long i = 0; i < keys; i++) {
                    entries.add(new LedgerEntry("key" + i, THEN, i + round, null));
                }
                ledger.put(entries);
            }
            ledger.remove(List.of("key0", "key1"));
            long sum = 0;
            int count = 0;
            for (var entries = ledger.entries(); entries.hasNext(); ) {
                sum += entries.next().id();
                count++;
            }
            assertThat(count).isEqualTo(keys - 2);
            assertThat(sum).isEqualTo((long) keys * (keys + 1) / 2 - 3);
            assertThat(ledger.salt()).hasSize(32);
        }
        assertThat(Files.readAllLines(folder.resolve("crm.ledger"))).hasSize(2 * keys + 3);
    }
}
