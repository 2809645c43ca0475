package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.storage.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of its own. A new text is written to a file beside it, synced, and moved over the old one, so that a crash leaves
 * one of the two. Only the owner can read it. A lock on a third file keeps other consumers away; the operating system lifts it when the process ends,
 * however it does.
 */
public final class FileCursorStore implements CursorStore {

    private final Path file;
    private final Path written;
    private final int mostBytes;
    private final FileChannel lock;

    /**
     * @param mostBytes how long a text may be
     * @throws HeymarketCursorException if another consumer uses the file, or its folder cannot be written to
     */
    public FileCursorStore(Path file, int mostBytes) {
        this.mostBytes = mostBytes;
        this.file = file.toAbsolutePath();
        this.written = this.file.resolveSibling(this.file.getFileName() + ".new");
        this.lock = lock();
    }

    private FileChannel lock() {
        FileChannel channel = null;
        boolean locked = false;
        try {
            PrivateFiles.createDirectories(file.getParent());
            channel = PrivateFiles.open(file.resolveSibling(file.getFileName() + ".lock"));
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // The same process holds it: said below.
        } catch (IOException e) {
            throw failure("cannot be used", e);
        } finally {
            if (!locked) {
                close(channel);
            }
        }
        if (!locked) {
            throw new HeymarketCursorException(
                    "The cursor file " + file
                            + " is in use by another consumer. Set a separate cursorFile for each consumer.",
                    null);
        }
        return channel;
    }

    @Override
    public String load() {
        try {
            if (Files.exists(file)) {
                PrivateFiles.restrict(file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(mostBytes + 1);
                if (bytes.length > mostBytes) {
                    throw CursorStore.tooLong(this, mostBytes);
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
        try {
            byte[] all = text.getBytes(StandardCharsets.UTF_8);
            if (all.length > mostBytes) {
                throw CursorStore.tooLong(this, mostBytes);
            }
            try (FileChannel channel = PrivateFiles.open(written, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(all);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    /** So that the move outlives a power cut; where folders cannot be opened, the file system sees to it. */
    private void syncFolder() throws IOException {
        FileChannel folder;
        try {
            folder = FileChannel.open(file.getParent(), StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (folder) {
            folder.force(true);
        }
    }

    private HeymarketCursorException failure(String what, IOException cause) {
        return new HeymarketCursorException(
                "The cursor file " + file + " " + what + ": " + cause.getClass().getSimpleName()
                        + ". Check its directory and the permissions; the route continues where it stopped.",
                cause);
    }

    /** Gives the lock back. The lock file stays: deleting it could take it from under another consumer. */
    @Override
    public void close() {
        close(lock);
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new HeymarketCursorException("The lock of a cursor file could not be released", e);
        }
    }

    @Override
    public String toString() {
        return "the cursor file " + file;
    }
}
