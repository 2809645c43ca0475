package io.github.camelheymarket.model;

import java.io.Closeable;
import java.util.Iterator;

/** Reads the results of rows one by one, in the order of the input. Close it if you do not read it to its end. */
public interface RowResults extends Iterator<RowResult>, Closeable {

    @Override
    void close();
}
