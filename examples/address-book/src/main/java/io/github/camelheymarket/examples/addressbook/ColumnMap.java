package io.github.camelheymarket.examples.addressbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * Called by the route.
     *
     * @param columns that stand for nothing Heymarket knows
     * @return the custom fields to make for them, as POST /v1/contacts/fields wants them
     */
    public List<Map<String, String>> customFields(List<String> columns) {
        return columns.stream()
                .map(column -> Map.of("title", targets.getOrDefault(column, column)))
                .toList();
    }
}
