package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** Stores the results of the rows of a bulk job, in the order of the input. */
public interface ResultStore extends Closeable {

    /**
     * All results; each call returns a new iterator.
     *
     * @throws IllegalStateException if the results were in a file and the store was closed
     */
    RowResults rows();

    /** Whether the results are in memory, so that they can be read after {@link #close()}. */
    boolean isInMemory();

    /** Deletes the file, if there is one. */
    @Override
    void close();

    /**
     * A store in memory.
     *
     * @param rows in the order of the input; copied
     */
    static ResultStore of(List<RowResult> rows) {
        List<RowResult> held = List.copyOf(rows);
        return new ResultStore() {
            @Override
            public RowResults rows() {
                Iterator<RowResult> iterator = held.iterator();
                return new RowResults() {
                    @Override
                    public boolean hasNext() {
                        return iterator.hasNext();
                    }

                    @Override
                    public RowResult next() {
                        return iterator.next();
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public boolean isInMemory() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
