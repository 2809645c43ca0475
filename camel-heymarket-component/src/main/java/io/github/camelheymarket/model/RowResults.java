package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.Iterator;

/** Results row by row in the order of the input, read on as they are used. To be closed where it is left half read. */
public interface RowResults extends Iterator<RowResult>, Closeable {

    @Override
    void close();
}
