package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Texts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The options {@code map.<column>}, and which of them have matched a column. A key that matches no column is a mistake that would
 * otherwise not be noticed: the column that it was to leave out is stored.
 *
 * <p>A URI cannot carry every name: {@code +} becomes a blank, and {@code %}, {@code &} and {@code #} cannot be written. So a blank in a
 * key also matches any of these characters, if no column of the row has the blank.
 */
final class ColumnMap {

    private static final String LOST_IN_A_URI = "+%&#";

    private final Map<String, String> targets;
    private final Names<String> keys = new Names<>();
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private volatile boolean asked;

    ColumnMap(Map<String, String> targets) {
        this.targets = targets;
        targets.keySet().forEach(key -> keys.add(key, key));
    }

    /** The columns of one row for which there is a key. */
    final class Meeting {

        private final Map<String, String> keyOf = new LinkedHashMap<>();

        private Meeting(Collection<String> columns, String prefix) {
            for (String column : columns) {
                Set<String> found = keys.find(prefix + column);
                if (!found.isEmpty()) {
                    keyOf.put(column, found.iterator().next());
                }
            }
            Set<String> left = new LinkedHashSet<>(targets.keySet());
            left.removeAll(keyOf.values());
            for (String column : columns) {
                String read = asInAUri(prefix + column);
                if (!read.equals(prefix + column)) {
                    left.stream()
                            .filter(key -> asInAUri(key).equalsIgnoreCase(read))
                            .findFirst()
                            .ifPresent(key -> keyOf.putIfAbsent(column, key));
                }
            }
        }

        /** @return the field or title of {@code map.<column>}, {@code null} if there is none for this column */
        @Nullable
        String target(String column) {
            String key = keyOf.get(column);
            return key == null ? null : targets.get(key);
        }

        /** Another column with the same key; {@code null} if there is none. */
        @Nullable
        String rival(String column) {
            String key = keyOf.get(column);
            return keyOf.entrySet().stream()
                    .filter(other -> other.getValue().equals(key)
                            && !other.getKey().equals(column)
                            && !asInAUri(other.getKey()).equals(other.getKey()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the key is exactly this name. */
        boolean isNamed(String prefix, String column) {
            String key = keyOf.get(column);
            return key != null && asInAUri(key).equals(asInAUri(prefix + column));
        }
    }

    /** Reads the columns of a row, and records which keys have matched one. */
    Meeting meet(Collection<String> columns, String prefix) {
        asked = true;
        Meeting meeting = new Meeting(targets.isEmpty() ? Set.of() : columns, prefix);
        met.addAll(meeting.keyOf.values());
        return meeting;
    }

    /** The keys that have matched no column; none before the first row. */
    Set<String> unmet() {
        Set<String> unmet = new TreeSet<>(asked ? targets.keySet() : Set.of());
        unmet.removeAll(met);
        return unmet;
    }

    private static String asInAUri(String name) {
        String read = Texts.name(name);
        for (int i = 0; i < LOST_IN_A_URI.length(); i++) {
            read = read.replace(LOST_IN_A_URI.charAt(i), ' ');
        }
        return read;
    }
}
