package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketCursorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where cursors are kept. */
class StoresTest {

    @TempDir
    Path folder;

    @Test
    void aFileKeepsTheLastTextForOneConsumerAtATime() {
        Path file = folder.resolve("new/cursor");
        FileCursorStore store = new FileCursorStore(file, 20);
        assertThat(store.load()).isNull();
        store.save("one");
        store.save("zwölf");
        assertThat(store.load()).isEqualTo("zwölf");
        assertThat(store).hasToString("the cursor file " + file);
        assertThatThrownBy(() -> new FileCursorStore(file, 20))
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContaining("is in use by another consumer");
        store.close();
        try (FileCursorStore next = new FileCursorStore(file, 20)) {
            assertThat(next.load()).isEqualTo("zwölf");
        }
    }

    @Test
    void aTextOfTheLargestSizeIsKeptAndALongerOneIsRefused() throws IOException {
        Path file = folder.resolve("cursor");
        try (FileCursorStore store = new FileCursorStore(file, 6)) {
            store.save("123456");
            assertThat(store.load()).isEqualTo("123456");
            assertThatThrownBy(() -> store.save("12345é")).hasMessageContaining("longer than 6 bytes");
            assertThat(store.load()).isEqualTo("123456");
            Files.writeString(file, "1234567");
            assertThatThrownBy(store::load).hasMessageContaining("longer than 6 bytes");
        }
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNamed() throws IOException {
        Path file = folder.resolve("cursor");
        try (FileCursorStore store = new FileCursorStore(file, 100)) {
            Files.createDirectory(file);
            Files.createFile(file.resolve("inside"));
            assertThatThrownBy(store::load).hasMessageContaining("The cursor file " + file + " cannot be read");
            assertThatThrownBy(() -> store.save("x")).hasMessageContaining("cannot be written");
        }
        Path noFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new FileCursorStore(noFolder.resolve("cursor"), 100))
                .hasMessageContaining("cannot be used");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        Path file = folder.resolve("cursor");
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (FileCursorStore store = new FileCursorStore(file, 100)) {
            assertThat(store.load()).isEqualTo("x");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRepositoryKeepsTheTextUnderItsKey() {
        MemoryStateRepository repository = new MemoryStateRepository();
        RepositoryCursorStore store = new RepositoryCursorStore(repository, "k", 6);
        assertThat(store.load()).isNull();
        store.save("123456");
        assertThat(store.load()).isEqualTo("123456");
        assertThatThrownBy(() -> store.save("1234567"))
                .hasMessageContaining("The content of the cursor repository (key k) is longer than 6 bytes");
        assertThat(repository.getState("k")).isEqualTo("123456");
        repository.setState("k", "1234567");
        assertThatThrownBy(store::load).isInstanceOf(HeymarketCursorException.class);
        store.close();
    }

    @Test
    void aRepositoryThatFailsIsNamed() {
        RepositoryCursorStore store = new RepositoryCursorStore(
                new MemoryStateRepository() {
                    @Override
                    public String getState(String key) {
                        throw new IllegalStateException("down");
                    }

                    @Override
                    public void setState(String key, String value) {
                        throw new IllegalStateException("down");
                    }
                },
                "k",
                6);
        assertThatThrownBy(store::load)
                .hasMessageContaining("(key k) cannot be read")
                .hasRootCauseMessage("down");
        assertThatThrownBy(() -> store.save("x")).hasMessageContaining("cannot be written");
    }

    @Test
    void theMemoryOfOneProcessKeepsATextToo() {
        try (CursorStore store = CursorStore.memory()) {
            assertThat(store.load()).isNull();
            store.save("x");
            assertThat(store.load()).isEqualTo("x");
            assertThat(store).hasToString("memory");
        }
    }

    @Test
    void aStoreThatCannotBeClosedDoesNotLeaveTheOtherOneOpen() {
        CursorStore fails = new CursorStore() {
            @Override
            public String load() {
                return null;
            }

            @Override
            public void save(String text) {
                // It is not used.
            }

            @Override
            public void close() {
                throw new HeymarketCursorException("not released", null);
            }
        };
        for (boolean firstFails : new boolean[] {true, false}) {
            Path file = folder.resolve("other" + firstFails);
            CursorStore other = new FileCursorStore(file, 100);
            assertThatThrownBy(() -> CursorStore.close(firstFails ? fails : other, firstFails ? other : fails))
                    .hasMessage("not released");
            new FileCursorStore(file, 100).close();
        }
        CursorStore.close(null, null);
    }
}
