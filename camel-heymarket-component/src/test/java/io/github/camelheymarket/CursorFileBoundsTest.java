package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor file is read with a bound on its length, and nobody else can read it. */
class CursorFileBoundsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private Path cursor() {
        return folder.resolve("own/changes.cursor");
    }

    private Throwable start(String options) {
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            return cause(catchThrowable(() -> rig.start(options)));
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null && !(cause instanceof HeymarketCursorException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".known"})
    void aFileLongerThanAnyCursorIsRefusedWithTheRemedy(String suffix) throws IOException {
        Path file = folder.resolve("changes.cursor" + suffix);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            // Reads as zeros; larger than the heap that tests have.
            out.setLength(8L << 30);
        }
        assertThat(start("detectDeletes=true&skipOwn=true&cursorFile=" + folder.resolve("changes.cursor")))
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContainingAll(file.toString(), "longer", "remove it");
    }

    @Test
    void aStateLongerThanAnyCursorIsRefusedWithTheRemedy() {
        MemoryStateRepository states = new MemoryStateRepository();
        states.setState("k", " ".repeat((16 << 20) + 1));
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            rig.context().getRegistry().bind("states", states);
            assertThat(cause(catchThrowable(() -> rig.start("cursorRepository=#states&cursorKey=k"))))
                    .isInstanceOf(HeymarketCursorException.class)
                    .hasMessageContaining("longer");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadAnyOfItsFiles() throws IOException {
        HEYMARKET.sandbox().seed(Seed.phone("12025551000"));
        poll();
        assertThat(Files.getPosixFilePermissions(cursor().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertOwnerOnly();
        try (var files = Files.list(cursor().getParent())) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        // What a process that was killed has left, with the rights that an earlier version gave it.
        Path left = cursor().resolveSibling("changes.cursor.new");
        Files.writeString(left, "");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        HEYMARKET.sandbox().seed(Seed.phone("12025551001"));
        poll();
        assertOwnerOnly();
    }

    /** Not only when it is written anew. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatOthersCouldReadIsRestrictedWhenItIsRead() throws IOException {
        HEYMARKET.sandbox().seed(Seed.phone("12025551000"));
        poll();
        Path known = cursor().resolveSibling("changes.cursor.known");
        for (Path file : List.of(cursor(), known)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        assertThat(start("detectDeletes=true&skipOwn=true&cursorFile=" + cursor()))
                .isNull();

        assertThat(List.of(cursor(), known))
                .extracting(CursorFileBoundsTest::permissions)
                .containsOnly("rw-------");
    }

    private void poll() {
        try (ChangesRig rig = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM)) {
            rig.start("detectDeletes=true&skipOwn=true&cursorFile=" + cursor()).poll();
            assertThat(rig.handled).isEmpty();
        }
    }

    private void assertOwnerOnly() throws IOException {
        try (var files = Files.list(cursor().getParent())) {
            List<Path> all = files.toList();
            assertThat(all)
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy(file ->
                            assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
