package io.github.camelheymarket.sandbox.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Everything of one kind by integer id. Ids count up from a fixed number, so that they are the same in each run, and are not
 * given twice. Each method is atomic; who reads and then writes holds the monitor of the {@link Workspace} over both.
 */
public final class Records<T extends Stored> {
    private final long firstId;
    private final Map<Long, T> byId = new TreeMap<>();
    private long nextId;
    private volatile long version;

    Records(long firstId) {
        this.firstId = firstId;
        nextId = firstId;
    }

    /** Stores what the function makes of the next id. */
    public synchronized T add(LongFunction<T> made) {
        T record = made.apply(nextId++);
        byId.put(record.id(), record);
        version++;
        return record;
    }

    /** Stores another version of what has the same id. */
    public synchronized T replace(T record) {
        byId.put(record.id(), record);
        version++;
        return record;
    }

    public synchronized Optional<T> get(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Removes it for good; false if there is none of that id. */
    public synchronized boolean remove(long id) {
        version++;
        return byId.remove(id) != null;
    }

    /** Another number after each change. */
    public long version() {
        return version;
    }

    public synchronized boolean isEmpty() {
        return byId.isEmpty();
    }

    /** All, oldest id first. */
    public synchronized List<T> all() {
        return new ArrayList<>(byId.values());
    }

    /** All, last updated first. */
    public List<T> newestFirst() {
        return newestFirst(record -> true);
    }

    /** All of which the condition is true, last updated first. */
    public List<T> newestFirst(Predicate<T> condition) {
        return all().stream()
                .filter(condition)
                .sorted(Comparator.comparing(Stored::updated)
                        .thenComparingLong(Stored::id)
                        .reversed())
                .toList();
    }

    /** Removes all, and goes on counting: who remembers an id of before must not meet it again. */
    synchronized void removeAll() {
        byId.clear();
        version++;
    }

    synchronized void clear() {
        byId.clear();
        version++;
        nextId = firstId;
    }
}
