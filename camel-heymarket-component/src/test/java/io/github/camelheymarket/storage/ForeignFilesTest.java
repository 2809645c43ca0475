package io.github.camelheymarket.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelheymarket.changes.Account;
import io.github.camelheymarket.changes.FileCursorStore;
import io.github.camelheymarket.changes.FileOwnStore;
import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.spi.SyncLedger;
import io.github.camelheymarket.sync.FileLedger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that another user has put into the place of ours is neither read nor written. */
@DisabledOnOs(OS.WINDOWS)
class ForeignFilesTest {

    private static final String TEXT = "of somebody else";

    @TempDir
    Path folder;

    private Path victim() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), TEXT);
        return Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void assertUntouched() throws IOException {
        assertThat(folder.resolve("victim")).hasContent(TEXT);
        assertThat(Files.getPosixFilePermissions(folder.resolve("victim"))).contains(PosixFilePermission.OTHERS_READ);
    }

    private Path file(String name) throws IOException {
        return Files.createDirectories(folder.resolve("own")).resolve(name);
    }

    private void useCursor() throws IOException {
        try (FileCursorStore store = new FileCursorStore(file("cursor"), 1000)) {
            store.load();
            store.save("a cursor");
        }
    }

    private void useLedger(boolean readOnly) throws IOException {
        Path directory = file("crm.ledger").getParent();
        try (SyncLedger ledger =
                FileLedger.in(directory, SpoolDirectory.of(null)).open("crm", "https://api.example.org", readOnly)) {
            ledger.entries();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cursor.lock", "cursor.new"})
    void aCursorIsNotFollowedThroughALink(String name) throws IOException {
        Files.createSymbolicLink(file(name), victim());
        assertThatThrownBy(this::useCursor)
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContainingAll(file(name) + " is a symbolic link", "remove the link");
        assertUntouched();
        assertThat(file(name)).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm.ledger", "crm.lock", "crm.ledger.new"})
    void aLedgerIsNotFollowedThroughALink(String name) throws IOException {
        Files.createSymbolicLink(file(name), victim());
        assertThatThrownBy(() -> useLedger(false))
                .isInstanceOf(HeymarketStorageException.class)
                .hasMessageContainingAll(file(name) + " is a symbolic link", "remove the link");
        assertUntouched();
        assertThat(file(name)).isSymbolicLink();
    }

    @Test
    void aLedgerThatIsOnlyReadIsNotFollowedThroughALink() throws IOException {
        Files.createSymbolicLink(file("crm.ledger"), victim());
        assertThatThrownBy(() -> useLedger(true)).hasMessageContaining("is a symbolic link");
    }

    @Test
    void ownStatesAreNotFollowedThroughALink() throws IOException {
        Files.createSymbolicLink(file("cursor.own"), victim());
        FileOwnStore store = new FileOwnStore(file("cursor.own"), Account.of("https://api.example.org", "id"));
        store.load(new HashMap<>());
        store.append("a state", new HashMap<>());
        store.replace(new HashMap<>());
        assertUntouched();
        assertThat(file("cursor.own")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cursor.lock", "cursor.new"})
    void aLinkToNothingCreatesNothing(String name) throws IOException {
        Files.createSymbolicLink(file(name), folder.resolve("nothing"));
        assertThatThrownBy(this::useCursor).hasMessageContaining("is a symbolic link");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cursor.lock", "cursor.new"})
    void aDirectoryInThePlaceOfAFileIsRefused(String name) throws IOException {
        Files.createDirectory(file(name));
        assertThatThrownBy(this::useCursor).hasMessageContaining(file(name) + " is not a regular file");
        assertThat(file(name)).isDirectory();
    }

    /** Opening it would block for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cursor.lock", "cursor.new"})
    void aPipeInThePlaceOfAFileIsRefused(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("mkfifo", file(name).toString()).start().waitFor();
        assumeThat(exit).isZero();
        assertThatThrownBy(this::useCursor).hasMessageContaining(file(name) + " is not a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "cursor.lock", "cursor.new"})
    void aFileOfAnotherUserIsRefused(String name) throws IOException {
        Files.writeString(file(name), "heymarket");
        giveAway(file(name));
        assertThatThrownBy(this::useCursor).hasMessageContainingAll(file(name) + " belongs to the user", "chown");
        assertThat(file(name)).hasContent("heymarket");
    }

    private static void giveAway(Path file) throws IOException {
        int uid = (int) Files.getAttribute(file, "unix:uid");
        assumeThat(uid).as("only the superuser can give files away").isZero();
        Files.setAttribute(file, "unix:uid", 65_534, LinkOption.NOFOLLOW_LINKS);
    }

    /** As volumes are mounted, and as /tmp and /var/run are on some systems. */
    @Test
    void aDirectoryMayBeALink() throws IOException {
        Files.createDirectory(folder.resolve("volume"));
        Files.createSymbolicLink(folder.resolve("own"), folder.resolve("volume"));
        useCursor();
        useLedger(false);
        try (SyncLedger ledger = FileLedger.in(folder.resolve("own"), SpoolDirectory.of(null))
                .open("crm", "https://api.example.org", false)) {
            assertThat(ledger.incomplete()).isNull();
        }
        assertThat(folder.resolve("volume/cursor")).hasContent("a cursor");
    }

    @Test
    void whatAKilledProcessLeftIsWrittenAnewForItsOwnerAlone() throws IOException {
        Files.writeString(file("cursor.new"), "half");
        Files.setPosixFilePermissions(file("cursor.new"), PosixFilePermissions.fromString("rw-rw-rw-"));
        useCursor();
        assertThat(file("cursor")).hasContent("a cursor");
        assertThat(Files.getPosixFilePermissions(file("cursor")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aTemporaryFileIsItsOwnersAloneAndItsNameIsGone() throws IOException {
        try (ScratchFile file = new ScratchFile(folder)) {
            file.write(7, new byte[] {1, 2, 3}, 3);
            byte[] read = new byte[12];
            assertThat(file.read(5, read, read.length)).isEqualTo(5);
            assertThat(read).startsWith(0, 0, 1, 2, 3);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void anInterruptDoesNotCloseAFile() throws IOException {
        try (ScratchFile file = new ScratchFile(folder)) {
            Thread.currentThread().interrupt();
            file.write(0, new byte[] {1}, 1);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.read(0, new byte[1], 1)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatWasReplacedWhileItWasOpenedIsClosed() throws IOException {
        Path file = Files.writeString(file("cursor"), "first");
        FileGuard before = FileGuard.of(file);
        Files.move(Files.writeString(file("other"), "second"), file, StandardCopyOption.REPLACE_EXISTING);
        boolean[] closed = {false};
        assertThatThrownBy(() -> before.checked(() -> closed[0] = true, file)).hasMessageContaining("was replaced");
        assertThat(closed).containsExactly(true);
    }

    @Test
    void aFileThatCannotBeRestrictedForAnErrorIsClosed() throws IOException {
        Path file = Files.writeString(file("cursor"), "first");
        boolean[] closed = {false};
        assertThatThrownBy(() -> FileGuard.of(file).checked(() -> closed[0] = true, file, restricted -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(closed).containsExactly(true);
    }

    @Test
    void onlyADirectoryThatEverybodyCanChangeIsWarnedOf() throws IOException {
        for (String[] mode : List.of(
                new String[] {"777", "true"},
                new String[] {"2777", "true"},
                new String[] {"1777", "false"},
                new String[] {"775", "false"},
                new String[] {"2770", "false"})) {
            Files.setAttribute(folder, "unix:mode", Integer.parseInt(mode[0], 8));
            assertThat(FileGuard.isOpenToAll(folder)).as(mode[0]).isEqualTo(Boolean.parseBoolean(mode[1]));
            assertThatCode(this::useCursor).doesNotThrowAnyException();
        }
    }

    @Test
    void ownStatesOfAnyLengthCostNoMemory() throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file("cursor.own").toFile(), "rw")) {
            // Reads as zeros; one line that is larger than the heap that tests have.
            out.setLength(8L << 30);
        }
        FileOwnStore store = new FileOwnStore(file("cursor.own"), Account.of("https://api.example.org", "id"));
        assertThatCode(() -> store.load(new HashMap<>())).doesNotThrowAnyException();
    }
}
