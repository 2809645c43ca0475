package io.github.camelheymarket.bulk;

import io.github.camelheymarket.merge.WriteEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes that wait for company, so that a call carries as many as it may (R4.4). One list for each route. */
final class WriteBuffer {

    private final int bulkSize;
    private final Map<WriteEndpoint, List<PendingWrite>> waiting = new EnumMap<>(WriteEndpoint.class);
    /** What the writes that wait are about: keys of rows, their phones, ids of contacts. */
    private final Set<String> keys = new HashSet<>();

    private Instant oldest;

    WriteBuffer(int bulkSize) {
        this.bulkSize = bulkSize;
    }

    void add(PendingWrite write, Instant now) {
        if (isEmpty()) {
            oldest = now;
        }
        waiting.computeIfAbsent(write.route(), route -> new ArrayList<>()).add(write);
        addKeys(write);
    }

    private void addKeys(PendingWrite write) {
        keys.addAll(write.group().keys());
        keys.add(write.group().phoneKey());
        if (write.stored() != null) {
            keys.addAll(write.stored().identity());
        }
    }

    boolean isEmpty() {
        return waiting.values().stream().allMatch(List::isEmpty);
    }

    /** When the oldest of the writes came, {@code null} where there is none. */
    Instant oldest() {
        return isEmpty() ? null : oldest;
    }

    /** One call's worth, of a route that has as much; empty where none has. */
    List<PendingWrite> takeFull() {
        return take(bulkSize);
    }

    /** One call's worth, or what there is. */
    List<PendingWrite> takeAny() {
        return take(1);
    }

    private List<PendingWrite> take(int atLeast) {
        for (List<PendingWrite> writes : waiting.values()) {
            if (writes.size() >= atLeast) {
                List<PendingWrite> head = writes.subList(0, Math.min(bulkSize, writes.size()));
                List<PendingWrite> taken = List.copyOf(head);
                head.clear();
                keys.clear();
                waiting.values().forEach(rest -> rest.forEach(this::addKeys));
                return taken;
            }
        }
        return List.of();
    }

    Set<RowGroup> groups() {
        Set<RowGroup> groups = new HashSet<>();
        waiting.values().forEach(writes -> writes.forEach(write -> groups.add(write.group())));
        return groups;
    }

    /** Whether a write that waits is about one of these keys: of a row, of its phone, or of its contact's ids. */
    boolean touches(Collection<String> anyOf) {
        return anyOf.stream().anyMatch(keys::contains);
    }
}
