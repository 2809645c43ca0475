package io.github.camelheymarket.coalesce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line for each key: a row's turn has come when it stands first in the lines of all its keys. Rows join all their lines
 * at once, so that no two of them can wait for each other.
 */
final class KeyTurns {

    private final Map<String, Deque<CoalescedRow>> lines = new HashMap<>();

    /** @return whether its turn has come */
    boolean join(CoalescedRow row) {
        row.keys()
                .forEach(key ->
                        lines.computeIfAbsent(key, k -> new ArrayDeque<>(2)).add(row));
        return isFirst(row);
    }

    /** @return the rows whose turn has come by that */
    List<CoalescedRow> leave(CoalescedRow row) {
        Set<CoalescedRow> next = new LinkedHashSet<>();
        for (String key : row.keys()) {
            Deque<CoalescedRow> line = lines.get(key);
            boolean wasFirst = line.peek() == row;
            line.remove(row);
            if (line.isEmpty()) {
                lines.remove(key);
            } else if (wasFirst) {
                next.add(line.peek());
            }
        }
        return next.stream().filter(this::isFirst).toList();
    }

    private boolean isFirst(CoalescedRow row) {
        return row.keys().stream().allMatch(key -> lines.get(key).peek() == row);
    }
}
