package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ledgers of 50,000, 100,000 and 200,000 entries: what it takes to write, to open and to go through them, with 64 MB of heap.
 * Not part of the normal build:
 *
 * <pre>./mvnw -pl camel-heymarket-component -am -Psoak test -Dtest=LongLedgerSoak -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * {@code -Dsoak.entries=} sets other numbers, with commas between.
 */
class LongLedgerSoak {

    private static final String ENTRIES = System.getProperty("soak.entries", "50000,100000,200000");
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    /** As many as a call creates. */
    private static final int AT_ONCE = 100;

    private static final int TIMES = 5;

    @TempDir
    Path folder;

    @Test
    void whatItTakesToOpenOneAndToGoThroughIt() throws IOException {
        int[] sizes = Stream.of(ENTRIES.split(",")).mapToInt(Integer::parseInt).toArray();
        // So that the first figure is not that of a cold program.
        measure("warm", sizes[0]);
        for (int size : sizes) {
            System.out.println(measure("ledger" + size, size));
        }
    }

    private SyncLedger open(String name) {
        return FileLedger.in(folder, SpoolDirectory.of(null)).open(name, "https://api.example.org", false);
    }

    private String measure(String name, int size) throws IOException {
        long begin = processorNanos();
        try (SyncLedger ledger = open(name)) {
            for (int from = 0; from < size; from += AT_ONCE) {
                ledger.put(entries(from, Math.min(size, from + AT_ONCE), false));
                ledger.put(entries(from, Math.min(size, from + AT_ONCE), true));
            }
        }
        long written = millisSince(begin);
        long opened = Long.MAX_VALUE;
        long passed = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            begin = processorNanos();
            try (SyncLedger ledger = open(name)) {
                opened = Math.min(opened, millisSince(begin));
                begin = processorNanos();
                int given = 0;
                for (Iterator<LedgerEntry> all = ledger.entries(); all.hasNext(); all.next()) {
                    given++;
                }
                passed = Math.min(passed, millisSince(begin));
                assertThat(given).isEqualTo(size);
            }
        }
        return String.format(
                Locale.ROOT,
                "%,8d entries (%,d kB), ms of processor time: written in %,6d, opened in %,5d, gone through in %,5d",
                size,
                Files.size(folder.resolve(name + ".ledger")) / 1024,
                written,
                opened,
                passed);
    }

    /** Of this thread, so that the figures do not depend on what else the machine does. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long millisSince(long begin) {
        return (processorNanos() - begin) / 1_000_000;
    }

    /** @param known whether Heymarket has told who they are */
    private static List<LedgerEntry> entries(int from, int to, boolean known) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(new LedgerEntry(
                    KeyDigest.of("salt", "crm", List.of("1202" + i)), THEN, known ? i + 1L : null, null));
        }
        return entries;
    }
}
