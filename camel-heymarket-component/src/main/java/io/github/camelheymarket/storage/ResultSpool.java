package io.github.camelheymarket.storage;

import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * Stores the results of a job, which are added as rows are completed, and returns them in the order of the input. A small number is
 * kept on the heap. More are written to a file of records, in the order in which they came, and a file with the position of the record
 * of each row.
 *
 * <p>No result is lost: if a file cannot be written, results that are not on disk yet and all later ones are kept on the heap, and the
 * failure is reported once, so that the job stops.
 */
public final class ResultSpool implements Closeable {

    public static final int MAX_IN_MEMORY = 10_000;

    private static final int BUFFER = 1 << 16;

    private final Opening files;
    private final int maxInMemory;

    private @Nullable List<RowResult> held = new ArrayList<>();
    /** Set once more results have come than are kept on the heap, if the files could be created. */
    private @Nullable Disk disk;

    private final SortedMap<Long, RowResult> unwritten = new TreeMap<>();
    private @Nullable IOException failure;
    private boolean reported;

    /** Creates a new, empty file. */
    public interface Opening {
        ScratchFile open() throws IOException;
    }

    public ResultSpool(SpoolDirectory spool) {
        this(spool::newFile, MAX_IN_MEMORY);
    }

    public ResultSpool(Opening files, int maxInMemory) {
        this.files = files;
        this.maxInMemory = maxInMemory;
    }

    public void add(RowResult result) {
        if (held != null) {
            held.add(result);
            if (held.size() > maxInMemory) {
                moveToFile(held);
            }
        } else {
            write(result);
        }
    }

    /** The failure to write to disk, returned once; empty afterwards and if there was none. */
    public Optional<IOException> unreportedFailure() {
        if (reported) {
            return Optional.empty();
        }
        reported = failure != null;
        return Optional.ofNullable(failure);
    }

    private void moveToFile(List<RowResult> early) {
        held = null;
        try {
            disk = Disk.open(files);
        } catch (IOException e) {
            failure = e;
        }
        early.forEach(this::write);
    }

    private void write(RowResult result) {
        if (disk != null && failure == null) {
            try {
                disk.add(result);
                return;
            } catch (IOException e) {
                fail(disk, e);
            }
        }
        unwritten.put(result.index(), result);
    }

    private void fail(Disk failed, IOException e) {
        failure = e;
        try {
            failed.takeTail().forEach(result -> unwritten.put(result.index(), result));
        } catch (IOException impossible) {
            e.addSuppressed(impossible);
        }
    }

    /** Closes the files if the results are not used; otherwise the store closes them. */
    @Override
    public void close() {
        if (disk != null) {
            disk.close();
        }
    }

    /** All results; no result can be added afterwards. The files are deleted when the store is closed. */
    public ResultStore toStore() {
        if (held != null) {
            held.sort(Comparator.comparingLong(RowResult::index));
            return ResultStore.of(held);
        }
        if (disk != null && failure == null) {
            try {
                disk.flush();
            } catch (IOException e) {
                fail(disk, e);
            }
        }
        return disk == null
                ? new SpooledResults(null, null, unwritten)
                : new SpooledResults(disk.records, disk.positions, unwritten);
    }

    /** The two files, and what is not in them yet. */
    private static final class Disk {

        private final ScratchFile records;
        private final ScratchFile positions;
        /** Records that are not in the file yet; its first byte is at {@link #written}. */
        private final ByteBuffer tail = ByteBuffer.allocate(BUFFER);

        private long written;

        private Disk(ScratchFile records, ScratchFile positions) {
            this.records = records;
            this.positions = positions;
        }

        static Disk open(Opening files) throws IOException {
            ScratchFile records = files.open();
            boolean opened = false;
            try {
                Disk disk = new Disk(records, files.open());
                opened = true;
                return disk;
            } finally {
                if (!opened) {
                    IOHelper.close(records);
                }
            }
        }

        void add(RowResult result) throws IOException {
            setPosition(result.index(), append(RowResultCodec.encode(result)));
        }

        /** @return the position of the record */
        private long append(byte[] record) throws IOException {
            if (record.length > tail.remaining()) {
                flush();
            }
            long position = written + tail.position();
            if (record.length > tail.remaining()) {
                records.write(position, record, record.length);
                written += record.length;
            } else {
                tail.put(record);
            }
            return position;
        }

        void flush() throws IOException {
            records.write(written, tail.array(), tail.position());
            written += tail.position();
            tail.clear();
        }

        /** Positions count from 1, so that a row without a result reads as 0. */
        private void setPosition(long index, long position) throws IOException {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position + 1).array();
            positions.write(index * Long.BYTES, bytes, Long.BYTES);
        }

        /** The results that are not in the file. */
        List<RowResult> takeTail() throws IOException {
            List<RowResult> results = new ArrayList<>();
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(tail.array(), 0, tail.position()))) {
                while (in.available() > 0) {
                    results.add(RowResultCodec.decode(in));
                }
            }
            tail.clear();
            return results;
        }

        void close() {
            IOHelper.close(records, positions);
        }
    }
}
