package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.NearestName;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeException;

/** The targets of columns by {@code --map}. */
public final class ColumnMap {

    private final Map<String, String> targets = new LinkedHashMap<>();

    /**
     * @param asked the targets by column; a blank one omits the column
     * @throws InputException if the file does not have a column
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

    /** The targets by column, for the option {@code map} of the component. */
    Map<String, Object> asOption() {
        return new LinkedHashMap<>(targets);
    }

    /**
     * The route calls this for columns that are no contact field and no custom field.
     *
     * @return the custom fields to create for them, as bodies of POST /v1/contacts/fields
     * @throws HeymarketColumnsException if the columns have another error
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
