package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A temporary file that only the owner of the process can read. It is deleted when it is closed, or when the process ends. Safe for use
 * by several threads, and not closed by an interrupt, which would lose the results of the interrupted job.
 */
public class ScratchFile implements Closeable {

    private final Path path;
    private final SteadyFile file;

    /** @param directory of the file */
    public ScratchFile(Path directory) throws IOException {
        path = directory.resolve("heymarket-results-" + UUID.randomUUID() + ".tmp");
        SteadyFile opened = SteadyFile.create(path);
        boolean ready = false;
        try {
            if (!unlink()) {
                path.toFile().deleteOnExit();
            }
            ready = true;
        } finally {
            if (!ready) {
                opened.close();
            }
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
        file.write(position, bytes, length);
    }

    /** @return the number of bytes read, fewer than requested at the end of the file */
    public synchronized int read(long position, byte[] into, int length) throws IOException {
        return file.read(position, into, length);
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
