package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** Where the results of a bulk job are held, in the order of the input. */
public interface ResultStore extends Closeable {

    /**
     * The results from the first on; each call gives an iterator of its own.
     *
     * @throws IllegalStateException when the results were in a file and are gone
     */
    RowResults rows();

    /** Whether the results are on the heap, and stay readable after {@link #close()}. */
    boolean isInMemory();

    /** Lets go of the file, if there is one. */
    @Override
    void close();

    /** @param rows on the heap, in the order of the input */
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
                    public void close() {
                        // on the heap, so that there is nothing to let go of
                    }
                };
            }

            @Override
            public boolean isInMemory() {
                return true;
            }

            @Override
            public void close() {
                // as above
            }
        };
    }
}
