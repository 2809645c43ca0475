package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @ValueSource(strings = {"bulk-upsert", "bulk-upsert?resolve=false", "sync", "sync?strategy=snapshot", "mirror"})
    void aFolderThatIsNotThereIsNamedBeforeTheFirstCall(String operation) {
        Path none = folder.resolve("none");

        HeymarketException failure = routes.failure(
                HeymarketStorageException.class, and(uri(operation)) + "spoolDirectory=" + none, rows(3));

        assertThat(failure).hasMessageContainingAll(none.toString(), "spoolDirectory");
        assertThat(routes.sandbox().requestCount()).isZero();
        assertThat(none).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk-upsert", "sync?strategy=snapshot", "mirror", "bulk-delete"})
    void theFolderOfTheJvmIsCheckedToo(String operation) {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
        try {
            assertThat(routes.send(uri(operation), rows(3)).getException())
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
            routes.ok("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "+12025550143")));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void theFolderIsUsedAndLeftEmpty() throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));

        routes.ok("heymarket:contacts/sync?strategy=snapshot&spoolDirectory=" + spool, rows(3));

        try (var files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }
}
