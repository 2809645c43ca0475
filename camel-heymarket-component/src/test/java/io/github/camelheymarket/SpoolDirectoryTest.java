package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.storage.SpoolDirectory;
import io.github.camelheymarket.sync.FileLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder for temporary files that cannot be used shows before anything is written, with the remedy. */
class SpoolDirectoryTest {

    private static final String MIRROR = "sync?mode=mirror&syncName=crm&maxDeletes=5&ledgerDirectory=";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private static Iterable<Object> rows(int count) {
        return () -> IntStream.range(0, count)
                .<Object>mapToObj(i -> Map.of("phone", "+1202" + (5550000 + i), "first", "Row" + i))
                .iterator();
    }

    private String uri(String operation) {
        return "heymarket:contacts/" + (operation.equals("mirror") ? MIRROR + folder : operation);
    }

    private static String and(String uri) {
        return uri + (uri.contains("?") ? "&" : "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bulk-upsert",
                "bulk-upsert?resolve=false",
                "sync",
                "sync?strategy=snapshot",
                "mirror",
                "bulk-delete"
            })
    void aFolderThatIsNotThereIsNamedBeforeTheFirstCall(String operation) {
        Path none = folder.resolve("none");

        // So few rows that their results stay on the heap; but the folder is configured.
        HeymarketException failure =
                routes.failure(HeymarketStorageException.class, and(uri(operation)) + "spoolDirectory=" + none, few());

        assertThat(failure).hasMessageContainingAll(none.toString(), "spoolDirectory");
        assertThat(routes.sandbox().requestCount()).isZero();
        assertThat(none).doesNotExist();
    }

    private static List<Object> few() {
        return List.of(Map.of("phone", "+12025550143"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk-upsert", "sync?strategy=snapshot", "mirror", "bulk-delete"})
    void theFolderOfTheJvmIsCheckedToo(String operation) {
        theFolderOfTheJvmIsNamed(operation, rows(3));
    }

    /** What they look up goes to files, however few rows there are. */
    @ParameterizedTest
    @ValueSource(strings = {"sync?strategy=snapshot", "mirror"})
    void itIsCheckedForAFewRowsThatNeedFiles(String operation) {
        theFolderOfTheJvmIsNamed(operation, few());
    }

    private void theFolderOfTheJvmIsNamed(String operation, Object rows) {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
        try {
            assertThat(routes.send(uri(operation), rows).getException())
                    .isInstanceOf(HeymarketException.class)
                    .hasMessageContainingAll("java.io.tmpdir", "spoolDirectory");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(routes.sandbox().requestCount()).isZero();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        routes.failure(
                HeymarketStorageException.class, "heymarket:contacts/bulk-upsert?spoolDirectory=" + file, rows(3));
    }

    /** Its results stay on the heap. */
    @Test
    void aJobThatIsKnownToBeSmallNeedsNoFolder() {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
        try {
            routes.ok("heymarket:contacts/bulk-upsert", few());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    /** If it is removed while the rows are read, the first result that does not fit on the heap fails. */
    @ParameterizedTest
    @ValueSource(strings = {"bulk-upsert", "sync", "bulk-delete"})
    void resultsGoToTheFolder(String operation) throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));
        Iterable<Object> unreadable = () -> IntStream.range(0, 10_500)
                .mapToObj(i -> {
                    spool.toFile().delete();
                    return (Object) Map.of("phone", "x");
                })
                .iterator();

        HeymarketStoppedException failure = routes.failure(
                HeymarketStoppedException.class, and(uri(operation)) + "spoolDirectory=" + spool, unreadable);

        assertThat(failure).hasMessageContaining("spoolDirectory");
        assertThat(failure.getResult().getTotal()).isEqualTo(10_001);
    }

    /** If it is removed while the contacts are read, the job fails when they no longer fit on the heap. */
    @Test
    void aSnapshotGoesToTheFolder() throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));
        for (int i = 0; i < 2_500; i++) {
            routes.sandbox().seed(Seed.phone("1202" + (5_550_000 + i)));
        }
        routes.sandbox().onRequest(request -> spool.toFile().delete());

        routes.failure(HeymarketStorageException.class, uri("sync?strategy=snapshot&spoolDirectory=" + spool), rows(3));
    }

    /** If it is removed while the rows are read, the mirror fails when it looks for contacts of the ledger that the rows lack. */
    @Test
    void aLongLedgerIsReadThroughTheFolder() throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));
        routes.ok(uri("mirror") + "&spoolDirectory=" + spool, rows(3));
        longer(folder.resolve("crm.ledger"));
        Iterable<Object> source = () -> IntStream.range(0, 3)
                .mapToObj(i -> {
                    spool.toFile().delete();
                    return (Object) Map.of("phone", "+1202" + (5_550_000 + i));
                })
                .iterator();

        HeymarketStoppedException failure =
                routes.failure(HeymarketStoppedException.class, uri("mirror") + "&spoolDirectory=" + spool, source);

        assertThat(failure).hasMessageContainingAll(spool.toString(), "spoolDirectory");
    }

    private void longer(Path ledger) throws IOException {
        List<LedgerEntry> entries = IntStream.range(0, 60_000)
                .mapToObj(i -> new LedgerEntry("k" + i, Instant.parse("2026-03-01T12:00:00Z"), null, null))
                .toList();
        try (SyncLedger open = FileLedger.in(ledger.getParent(), SpoolDirectory.of(null))
                .open("crm", routes.sandbox().baseUrl(), false)) {
            open.put(entries);
        }
    }

    @Test
    void theFolderIsLeftEmpty() throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));

        routes.ok("heymarket:contacts/sync?strategy=snapshot&spoolDirectory=" + spool, rows(3));

        try (var files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }
}
