package io.github.camelheymarket.examples.addressbook;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * A row as a map from column to cell, for the route, and as text, for {@link RejectedRows}.
 */
public final class CsvRow extends AbstractMap<String, String> {

    private final long number;
    private final int line;
    private final String text;
    private final Map<String, String> cells;

    /**
     * @param number of the row, from 1, without the header
     * @param line its line in the file, from 1
     * @param text unchanged
     * @param cells by column, in the order of the file
     */
    CsvRow(long number, int line, String text, Map<String, String> cells) {
        this.number = number;
        this.line = line;
        this.text = text;
        this.cells = cells;
    }

    long number() {
        return number;
    }

    int line() {
        return line;
    }

    String text() {
        return text;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return cells.entrySet();
    }

    @Override
    public String get(Object column) {
        return cells.get(column);
    }

    /** Without the cells, which are personal data, since Camel logs message bodies. */
    @Override
    public String toString() {
        return "row " + number + " (line " + line + ")";
    }
}
