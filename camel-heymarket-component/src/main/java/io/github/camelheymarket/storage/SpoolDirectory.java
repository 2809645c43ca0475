package io.github.camelheymarket.storage;

import io.github.camelheymarket.exception.HeymarketStorageException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory of temporary files: the option {@code spoolDirectory}, else {@code java.io.tmpdir}.
 *
 * @param option the value of the option; {@code null} if it is not set
 */
public record SpoolDirectory(@Nullable Path option) {

    /** @param option {@code null} or blank for the directory of the JVM */
    public static SpoolDirectory of(@Nullable String option) {
        return new SpoolDirectory(option == null || option.isBlank() ? null : Path.of(option.strip()));
    }

    /** Whether the option is set. */
    public boolean chosen() {
        return option != null;
    }

    /** The directory, which need not exist. */
    public Path path() {
        return option != null ? option : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Creates an empty temporary file. */
    public ScratchFile newFile() throws IOException {
        return new ScratchFile(path());
    }

    /**
     * Creates a file in the directory, writes to it and deletes it.
     *
     * @throws HeymarketStorageException if that is not possible
     */
    public void check() {
        try (ScratchFile file = newFile()) {
            file.write(0, new byte[1], 1);
        } catch (IOException e) {
            throw failure("cannot be used", e);
        }
    }

    /** The exception for a failure. @param what happened, such as {@code cannot be used} */
    public HeymarketStorageException failure(String what, IOException cause) {
        return new HeymarketStorageException(
                "The directory for temporary files, " + path() + " ("
                        + (chosen() ? "the option spoolDirectory" : "java.io.tmpdir") + "), " + what + ": "
                        + cause.getClass().getSimpleName()
                        + ". Set the option spoolDirectory to an existing directory that this process may write to and that "
                        + "has free space.",
                cause);
    }
}
