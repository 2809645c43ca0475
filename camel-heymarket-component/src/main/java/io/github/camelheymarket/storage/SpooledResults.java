package io.github.camelheymarket.storage;

import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/** Results in files, and those that could not be written to disk. */
final class SpooledResults implements ResultStore {

    private static final int POSITIONS_AT_ONCE = 1024;
    private static final int WINDOW = 1 << 15;

    private final @Nullable ScratchFile records;
    private final @Nullable ScratchFile positions;
    private final SortedMap<Long, RowResult> unwritten;
    private volatile boolean closed;

    /** @param records like the file of positions, {@code null} if it could not be created */
    SpooledResults(
            @Nullable ScratchFile records, @Nullable ScratchFile positions, SortedMap<Long, RowResult> unwritten) {
        this.records = records;
        this.positions = positions;
        this.unwritten = unwritten;
    }

    @Override
    public RowResults rows() {
        refuseIfClosed();
        try {
            return new Reading();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("The results of more than " + ResultSpool.MAX_IN_MEMORY
                    + " rows are kept until the exchange completes; read rows() within the route");
        }
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        IOHelper.close(records, positions);
    }

    /** Reads the positions in order. The records are mostly in the same order, so that one window contains many of them. */
    private final class Reading implements RowResults {

        private final byte[] positionBytes = new byte[POSITIONS_AT_ONCE * Long.BYTES];
        private ByteBuffer block = ByteBuffer.allocate(0);
        private final Window window = new Window();
        private final long rows;
        private long index;
        private @Nullable RowResult next;
        private boolean done;
        private boolean readingClosed;

        Reading() throws IOException {
            long stored = positions == null ? 0 : positions.length() / Long.BYTES;
            rows = unwritten.isEmpty() ? stored : Math.max(stored, unwritten.lastKey() + 1);
        }

        @Override
        public boolean hasNext() {
            if (readingClosed && (next != null || index < rows)) {
                throw new IllegalStateException(
                        "These results were closed before their end; rows() can be called again until the exchange completes");
            }
            try {
                while (next == null && !done) {
                    refuseIfClosed();
                    if (index == rows) {
                        done = true;
                    } else {
                        next = read(index++);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return next != null;
        }

        /** @return {@code null} if the row has no result */
        private @Nullable RowResult read(long row) throws IOException {
            long start = positionOf(row);
            RowResult kept = unwritten.get(row);
            if (kept != null || start == 0) {
                return kept;
            }
            window.moveTo(start - 1);
            return RowResultCodec.decode(new DataInputStream(window));
        }

        /** Rows are read one after the other. */
        private long positionOf(long row) throws IOException {
            if (!block.hasRemaining() && positions != null) {
                int length = positions.read(row * Long.BYTES, positionBytes, positionBytes.length);
                block = ByteBuffer.wrap(positionBytes, 0, length - length % Long.BYTES);
            }
            return block.hasRemaining() ? block.getLong() : 0;
        }

        @Override
        public RowResult next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RowResult result = Objects.requireNonNull(next, "next");
            next = null;
            return result;
        }

        @Override
        public void close() {
            readingClosed = true;
        }
    }

    /** A part of the records on the heap, and the position in it. */
    private final class Window extends InputStream {

        private final byte[] bytes = new byte[WINDOW];
        private long start;
        private int length;
        private long position;

        void moveTo(long start) {
            position = start;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[(int) (position++ - start)] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int max) throws IOException {
            if (max == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int from = (int) (position - start);
            int count = Math.min(max, length - from);
            System.arraycopy(bytes, from, into, offset, count);
            position += count;
            return count;
        }

        /** @return whether there is a byte at the position */
        private boolean fill() throws IOException {
            if (position < start || position >= start + length) {
                start = position;
                length = Objects.requireNonNull(records, "records").read(position, bytes, WINDOW);
            }
            return length > 0;
        }
    }
}
