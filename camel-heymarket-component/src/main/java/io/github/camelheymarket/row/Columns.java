package io.github.camelheymarket.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of the columns of a row.
 *
 * @param byName each column by its name in the input
 * @param responseOnly the columns that are never sent, because only responses have them (R1.1)
 * @param unknown the columns that are not fields, and are left out with {@code unknownFields=ignore}
 */
public record Columns(Map<String, Column> byName, Set<String> responseOnly, Set<String> unknown) {

    public Columns {
        byName = Collections.unmodifiableMap(byName);
    }

    static Columns of(List<Column> columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        return new Columns(byName, names(columns, Column.Kind.RESPONSE_ONLY), names(columns, Column.Kind.UNKNOWN));
    }

    private static Set<String> names(List<Column> columns, Column.Kind kind) {
        return columns.stream()
                .filter(column -> column.kind() == kind)
                .map(Column::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The column of this name, which is one of those that were resolved. */
    public Column get(String name) {
        return Objects.requireNonNull(byName.get(name), "a column of the row");
    }
}
