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

    private List<RowResult> held = new ArrayList<>();
    private ScratchFile records;
    private ScratchFile positions;
    /** Records that are not in the file yet; its first byte is at {@link #written}. */
    private ByteBuffer tail;

    private long written;
    private final SortedMap<Long, RowResult> unwritten = new TreeMap<>();
    private IOException failure;
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
                moveToFile();
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

    private void moveToFile() {
        List<RowResult> early = held;
        held = null;
        try {
            tail = ByteBuffer.allocate(BUFFER);
            records = files.open();
            positions = files.open();
        } catch (IOException e) {
            failure = e;
        }
        early.forEach(this::write);
    }

    private void write(RowResult result) {
        if (failure == null) {
            try {
                setPosition(result.index(), append(RowResultCodec.encode(result)));
                return;
            } catch (IOException e) {
                fail(e);
            }
        }
        unwritten.put(result.index(), result);
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

    private void flush() throws IOException {
        records.write(written, tail.array(), tail.position());
        written += tail.position();
        tail.clear();
    }

    /** Positions count from 1, so that a row without a result reads as 0. */
    private void setPosition(long index, long position) throws IOException {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position + 1).array();
        positions.write(index * Long.BYTES, bytes, Long.BYTES);
    }

    private void fail(IOException e) {
        failure = e;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(tail.array(), 0, tail.position()))) {
            while (in.available() > 0) {
                RowResult result = RowResultCodec.decode(in);
                unwritten.put(result.index(), result);
            }
        } catch (IOException impossible) {
            e.addSuppressed(impossible);
        }
        tail.clear();
    }

    /** Closes the files if the results are not used; otherwise the store closes them. */
    @Override
    public void close() {
        IOHelper.close(records, positions);
    }

    /** All results; no result can be added afterwards. The files are deleted when the store is closed. */
    public ResultStore toStore() {
        if (held != null) {
            held.sort(Comparator.comparingLong(RowResult::index));
            return ResultStore.of(held);
        }
        if (failure == null) {
            try {
                flush();
            } catch (IOException e) {
                fail(e);
            }
        }
        return new SpooledResults(records, positions, unwritten);
    }
}
