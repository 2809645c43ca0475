package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file that only the owner of the process can read and that goes when it is closed, or with the process. Safe
 * for use by several threads.
 *
 * <p>Not a {@code FileChannel}: an interrupt would close it, and with it the results of the run that was interrupted.
 */
public class ScratchFile implements Closeable {

    private final Path path;
    private final RandomAccessFile file;

    /** @param directory where it is made */
    public ScratchFile(Path directory) throws IOException {
        // Readable by its owner alone: that is how Java makes temporary files.
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

    /** Where the system lets an open file lose its name, nothing is left behind even by a process that is killed. */
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

    /** @return how many bytes there were, less than wanted at the end of the file */
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
