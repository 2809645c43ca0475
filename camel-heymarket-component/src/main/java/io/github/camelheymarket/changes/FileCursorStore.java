package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.storage.PrivateFiles;
import io.github.camelheymarket.storage.UntrustedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stores the text in a file that only the owner can read. A new text is written to a second file, synced, and moved over the
 * first, so that a crash leaves the old text or the new one. A lock on a third file excludes other consumers; the operating
 * system releases it when the process ends, even by a crash.
 */
public final class FileCursorStore implements CursorStore {

    private final Path file;
    private final int maxBytes;
    private final FileChannel lock;

    /**
     * @param maxBytes the maximum length of a text
     * @throws HeymarketCursorException if another consumer uses the file, or its directory cannot be written to
     */
    public FileCursorStore(Path file, int maxBytes) {
        this.maxBytes = maxBytes;
        this.file = file.toAbsolutePath();
        this.lock = lock();
    }

    private FileChannel lock() {
        FileChannel channel;
        try {
            PrivateFiles.createDirectories(PrivateFiles.folder(file));
            channel = PrivateFiles.lock(file.resolveSibling(file.getFileName() + ".lock"));
        } catch (IOException e) {
            throw failure("cannot be used", e);
        }
        if (channel == null) {
            throw new HeymarketCursorException(
                    "The cursor file " + file
                            + " is in use by another consumer. Set a separate cursorFile for each consumer.",
                    null);
        }
        return channel;
    }

    @Override
    public @Nullable String load() {
        try {
            if (!PrivateFiles.exists(file)) {
                return null;
            }
            PrivateFiles.restrict(file);
            try (InputStream in = PrivateFiles.read(file)) {
                byte[] bytes = in.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw CursorStore.tooLong(this, maxBytes);
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    @Override
    public void save(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > maxBytes) {
            throw CursorStore.tooLong(this, maxBytes);
        }
        try {
            PrivateFiles.replace(file, out -> out.write(encoded));
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    private HeymarketCursorException failure(String what, IOException cause) {
        return new HeymarketCursorException(
                "The cursor file " + file + " " + what + ": " + UntrustedFileException.reason(cause)
                        + ". Check its directory and the permissions; the route continues where it stopped.",
                cause);
    }

    /** Releases the lock. The lock file stays, since another consumer may be about to lock it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new HeymarketCursorException("The lock of a cursor file could not be released", e);
        }
    }

    @Override
    public String toString() {
        return "the cursor file " + file;
    }
}
