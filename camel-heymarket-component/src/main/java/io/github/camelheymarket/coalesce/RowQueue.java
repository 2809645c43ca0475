package io.github.camelheymarket.coalesce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that wait or are being sent, and among them the rows that are ready to be sent. A row is ready when no earlier row
 * has one of its keys. Not synchronized: the caller must hold a lock.
 */
final class RowQueue {

    private final Set<CoalescedRow> present = new LinkedHashSet<>();
    private final KeyTurns turns = new KeyTurns();
    /** The row that has been ready for the longest time comes first. */
    private final Deque<CoalescedRow> ready = new ArrayDeque<>();

    void add(CoalescedRow row) {
        present.add(row);
        if (turns.join(row)) {
            makeReady(row);
        }
    }

    /** Removes a row that is not to be sent. */
    void withdraw(CoalescedRow row) {
        ready.remove(row);
        remove(row);
    }

    /** Removes a row that has ended. Rows that waited for its keys may become ready. */
    void remove(CoalescedRow row) {
        present.remove(row);
        turns.leave(row).forEach(this::makeReady);
    }

    private void makeReady(CoalescedRow row) {
        row.readySince = System.nanoTime();
        ready.add(row);
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    List<CoalescedRow> inState(CoalescedRow.State state) {
        return present.stream().filter(row -> row.state == state).toList();
    }

    QueueState state() {
        int waiting = inState(CoalescedRow.State.WAITING).size();
        return new QueueState(waiting, present.size() - waiting);
    }

    /** How many rows are ready. */
    int ready() {
        return ready.size();
    }

    /** How long the first of the ready rows has been ready. There must be one. */
    long readyNanos() {
        return System.nanoTime() - ready.peek().readySince;
    }

    /** Takes ready rows out, in order. They are still present. */
    List<CoalescedRow> poll(int max) {
        List<CoalescedRow> rows = new ArrayList<>();
        while (rows.size() < max && !ready.isEmpty()) {
            rows.add(ready.poll());
        }
        return rows;
    }

    /** Marks those of the rows as sent that still wait. @return these rows */
    List<CoalescedRow> send(List<CoalescedRow> rows) {
        List<CoalescedRow> waiting = rows.stream()
                .filter(row -> row.state == CoalescedRow.State.WAITING)
                .toList();
        waiting.forEach(row -> row.state = CoalescedRow.State.SENT);
        return waiting;
    }

    /** Undoes {@link #poll}. */
    void putBack(List<CoalescedRow> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            ready.addFirst(rows.get(i));
        }
    }
}
