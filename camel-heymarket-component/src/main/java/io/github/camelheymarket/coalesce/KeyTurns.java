package io.github.camelheymarket.coalesce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A queue for each key. A row has its turn when it is the first in the queues of all its keys. A row joins all its queues at
 * once, so that two rows cannot wait for each other.
 */
final class KeyTurns {

    private final Map<String, Deque<CoalescedRow>> queues = new HashMap<>();

    /** @return whether the row has its turn */
    boolean join(CoalescedRow row) {
        row.keys()
                .forEach(key ->
                        queues.computeIfAbsent(key, k -> new ArrayDeque<>(2)).add(row));
        return isFirst(row);
    }

    /** @return the rows that have their turn because this row left */
    List<CoalescedRow> leave(CoalescedRow row) {
        Set<CoalescedRow> next = new LinkedHashSet<>();
        for (String key : row.keys()) {
            Deque<CoalescedRow> queue = queue(key);
            boolean wasFirst = queue.peek() == row;
            queue.remove(row);
            if (queue.isEmpty()) {
                queues.remove(key);
            } else if (wasFirst) {
                next.add(queue.peek());
            }
        }
        return next.stream().filter(this::isFirst).toList();
    }

    private Deque<CoalescedRow> queue(String key) {
        return Objects.requireNonNull(queues.get(key), "the queue of a key that a row has");
    }

    private boolean isFirst(CoalescedRow row) {
        return row.keys().stream().allMatch(key -> queue(key).peek() == row);
    }
}
