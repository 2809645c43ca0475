package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.NearestName;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeException;

/** What {@code --map} says of the columns: what each one stands for, or that it is left out. */
public final class ColumnMap {

    private final Map<String, String> targets = new LinkedHashMap<>();

    /**
     * @param asked by column; a blank value leaves the column out
     * @throws InputException where the file has no such column
     */
    ColumnMap(Map<String, String> asked, String file, List<String> columns) {
        asked.forEach((column, target) -> targets.put(column(column, file, columns), target.strip()));
    }

    private static String column(String asked, String file, List<String> columns) {
        if (columns.contains(asked)) {
            return asked;
        }
        return columns.stream()
                .filter(column -> column.strip().equalsIgnoreCase(asked.strip()))
                .findFirst()
                .orElseThrow(() -> new InputException("--map: " + file + " has no column '" + asked + "'."
                        + NearestName.suggestion(asked, columns) + " Its columns: " + String.join(", ", columns)));
    }

    /** By column, for the option {@code map} of the component. */
    Map<String, Object> asOption() {
        return new LinkedHashMap<>(targets);
    }

    /**
     * Called by the route when columns stand for nothing that Heymarket knows.
     *
     * @return the custom fields to make for them, as POST /v1/contacts/fields wants them
     * @throws HeymarketColumnsException where something else is wrong with the columns
     */
    public List<Map<String, String>> customFields(@ExchangeException HeymarketColumnsException unknown) {
        if (!unknown.getReason().equals(HeymarketColumnsException.UNKNOWN_FIELD)) {
            throw unknown;
        }
        return unknown.getColumns().stream()
                .map(column -> Map.of("title", targets.getOrDefault(column, column)))
                .toList();
    }
}
