package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file that only the owner of the process can read. It is deleted when it is closed, or when the process ends. Safe for use
 * by several threads.
 *
 * <p>Not a {@code FileChannel}, because an interrupt would close it, and the results of the interrupted job would be lost.
 */
public class ScratchFile implements Closeable {

    private final Path path;
    private final RandomAccessFile file;

    /** @param directory of the file */
    public ScratchFile(Path directory) throws IOException {
        // Java creates temporary files that only the owner can read.
        path = Files.createTempFile(directory, "heymarket-results-", ".tmp");
        RandomAccessFile opened = null;
        try {
            opened = new RandomAccessFile(path.toFile(), "rw");
            if (!unlink()) {
                path.toFile().deleteOnExit();
            }
        } catch (IOException | RuntimeException | Error e) {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(path);
            throw e;
        }
        file = opened;
    }

    /** If the system can delete the name of an open file, not even a killed process leaves a file behind. */
    private boolean unlink() {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public synchronized void write(long position, byte[] bytes, int length) throws IOException {
        file.seek(position);
        file.write(bytes, 0, length);
    }

    /** @return the number of bytes read, fewer than requested at the end of the file */
    public synchronized int read(long position, byte[] into, int length) throws IOException {
        file.seek(position);
        int filled = 0;
        while (filled < length) {
            int read = file.read(into, filled, length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    public synchronized long length() throws IOException {
        return file.length();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
        unlink();
    }
}
