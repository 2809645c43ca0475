package io.github.camelheymarket.operation;

import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.row.RowMapping;
import java.util.Set;

/** The rows of one run as its mapper reads them, and what it has to report of their columns. */
record MappedRows(RowMapper mapper) implements RowMapping {

    @Override
    public Row map(long index, Object source) {
        return mapper.map(index, source);
    }

    @Override
    public Row optOutOf(long index, Object source) {
        return mapper.optOut(index, source);
    }

    @Override
    public String title(long customField) {
        return mapper.title(customField);
    }

    @Override
    public Set<String> leftOut() {
        return mapper.leftOut();
    }

    @Override
    public Set<String> unmetMapKeys() {
        return mapper.unmetMapKeys();
    }
}
