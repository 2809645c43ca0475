package io.github.camelheymarket.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced in one step. */
class PrivateFilesTest {

    @TempDir
    Path folder;

    @Test
    void aReplacementThatFailsLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("cursor"), "old");

        assertThatThrownBy(() -> PrivateFiles.replace(file, out -> {
                    out.write('n');
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(file).hasContent("old");
    }
}
