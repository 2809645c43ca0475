package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open for reading and writing. An interrupt does not close it, as it would close a {@code FileChannel}, and it was
 * opened without following a symbolic link, as a {@code RandomAccessFile} would.
 */
public final class SteadyFile implements Closeable {

    private final AsynchronousFileChannel channel;

    private SteadyFile(AsynchronousFileChannel channel) {
        this.channel = channel;
    }

    /** Creates a file. */
    static SteadyFile create(Path file) throws IOException {
        return new SteadyFile(AsynchronousFileChannel.open(
                file,
                PrivateFiles.options(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ),
                executor(file),
                PrivateFiles.fileAttributes(file)));
    }

    /** Opens an existing file. */
    public static SteadyFile open(Path file) throws IOException {
        return new SteadyFile(PrivateFiles.existing(
                file,
                () -> AsynchronousFileChannel.open(
                        file, PrivateFiles.options(StandardOpenOption.READ), executor(file))));
    }

    /** On POSIX systems the calling thread can read and write itself; elsewhere the threads of the JVM do. */
    private static @Nullable ExecutorService executor(Path file) {
        return PrivateFiles.isPosix(file) ? new Direct() : null;
    }

    public void write(long position, byte[] bytes, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            result(channel.write(rest, position + rest.position()));
        }
    }

    /** @return the number of bytes read, fewer than requested at the end of the file */
    public int read(long position, byte[] into, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into, 0, length);
        while (rest.hasRemaining()) {
            if (result(channel.read(rest, position + rest.position())) < 0) {
                break;
            }
        }
        return rest.position();
    }

    private static int result(Future<Integer> future) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    throw new IOException(cause.getMessage(), cause);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public long length() throws IOException {
        return channel.size();
    }

    public void truncate(long length) throws IOException {
        channel.truncate(length);
    }

    /** Writes everything to the device. */
    public void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class Direct extends AbstractExecutorService {

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {
            // Has no threads.
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
