package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states of contacts that were delivered. All of them are held in memory; what is written of them is bounded.
 *
 * <p>Up to {@value #MAX_LISTED} are written one by one. Of more are written: the last position in the order of delivery, the
 * ids before it that were not delivered, and a {@link Sketch} of the delivered states. After a restart the sketch is
 * compared with the list as it is then: contacts that have entered or left that part of the list show in the difference.
 */
final class DeliveredStates {

    static final int MAX_LISTED = 200;

    private static final int MAX_GAPS = 1000;

    private final Comparator<Position> order;
    private final TreeMap<Instant, Map<String, ContactState>> byInstant = new TreeMap<>();
    private int size;

    /** The latest state of each contact, the only one that a list can show. */
    private final Map<String, ContactState> latest = new HashMap<>();

    /** The states in {@link #latest}. */
    private final Sketch sketch = new Sketch();

    private @Nullable Position last;
    /** What was written before a restart; {@code null} as soon as it was compared with a list. */
    private @Nullable Compact unrecognised;

    /**
     * A bounded description of many states.
     *
     * @param last the last position of a delivered state
     * @param gaps the ids of contacts before it that were not delivered
     */
    record Compact(Sketch sketch, @Nullable Position last, Set<String> gaps) {}

    /**
     * What is written.
     *
     * @param listed all states; empty if they are written compactly
     * @param compact {@code null} if the states are listed
     */
    record Written(List<ContactState> listed, @Nullable Compact compact) {}

    /** @param order of delivery */
    DeliveredStates(Comparator<Position> order) {
        this.order = order;
    }

    static DeliveredStates read(Written written, Comparator<Position> order) {
        DeliveredStates states = new DeliveredStates(order);
        written.listed().forEach(states::add);
        states.unrecognised = written.compact();
        return states;
    }

    void add(ContactState state) {
        ContactState previous = byInstant
                .computeIfAbsent(state.updated(), instant -> new HashMap<>())
                .put(state.id(), state);
        if (state.equals(previous)) {
            return;
        }
        size += previous == null ? 1 : 0;
        ContactState outdated = latest.put(state.id(), state);
        if (outdated != null) {
            sketch.remove(outdated.number());
        }
        sketch.add(state.number());
        last = later(last, state.position());
    }

    boolean contains(ContactState state) {
        return state.equals(byInstant.getOrDefault(state.updated(), Map.of()).get(state.id()));
    }

    void removeUpTo(Instant instant) {
        remove(byInstant.headMap(instant, true));
    }

    void removeAfter(Instant instant) {
        remove(byInstant.tailMap(instant, false));
    }

    private void remove(Map<Instant, Map<String, ContactState>> part) {
        flat(part).forEach(state -> {
            size--;
            if (latest.remove(state.id(), state)) {
                sketch.remove(state.number());
            }
        });
        part.clear();
        if (size == 0) {
            last = null;
        }
    }

    /** How far the list must be read before {@link #recognise} can be called; {@code null} if no call is necessary. */
    @Nullable
    Position unrecognisedUpTo() {
        return unrecognised == null ? null : unrecognised.last();
    }

    /** Adds the states that were delivered before a restart. @param listed all states in this part of the list */
    void recognise(List<ContactState> listed) {
        if (unrecognised == null) {
            return;
        }
        Compact before = unrecognised;
        unrecognised = null;
        Position end = later(last, before.last());
        Sketch delivered = sketch.copy();
        delivered.addAll(before.sketch());
        List<ContactState> candidates = listed.stream()
                .filter(state -> order.compare(state.position(), end) <= 0)
                .filter(state -> !before.gaps().contains(state.id()) || latest.containsKey(state.id()))
                .toList();
        Sketch present = new Sketch();
        candidates.forEach(state -> present.add(state.number()));
        Sketch.Difference difference = delivered.minus(present);
        if (difference != null) {
            candidates.stream()
                    .filter(state -> !difference.there().contains(state.number()))
                    .filter(state -> !latest.containsKey(state.id()))
                    .forEach(this::add);
        }
    }

    /**
     * @param added a state that is written as if it were delivered; {@code null} for none
     * @param limit states up to this instant are left out, or states after it if the newest come first; {@code null} for none
     * @param open the changes that wait or are in flight
     */
    Written write(@Nullable ContactState added, @Nullable Instant limit, OpenPositions open) {
        ContactState included = added == null || isBeyond(added, limit) ? null : added;
        Map<Instant, Map<String, ContactState>> removed = limit == null
                ? Map.of()
                : order == Position.OLDEST_FIRST ? byInstant.headMap(limit, true) : byInstant.tailMap(limit, false);
        int removedSize = removed.values().stream().mapToInt(Map::size).sum();
        boolean fits = size <= MAX_LISTED || size - removedSize + (included == null ? 0 : 1) <= MAX_LISTED;
        if (unrecognised == null && fits) {
            return new Written(list(included, limit), null);
        }
        Compact compact = compact(included, limit, removed);
        compact.gaps().addAll(open.before(compact.last(), MAX_GAPS + 1));
        if (added != null) {
            compact.gaps().remove(added.id());
        }
        // With more gaps than are written, nothing counts as delivered: the contacts are delivered twice, and none is
        // lost.
        return new Written(List.of(), compact.gaps().size() > MAX_GAPS ? null : compact);
    }

    private List<ContactState> list(@Nullable ContactState included, @Nullable Instant limit) {
        List<ContactState> listed = new ArrayList<>(
                flat(byInstant).filter(state -> !isBeyond(state, limit)).toList());
        if (included != null) {
            listed.removeIf(state -> state.position().equals(included.position()));
            listed.add(included);
        }
        return listed;
    }

    private Compact compact(
            @Nullable ContactState included, @Nullable Instant limit, Map<Instant, Map<String, ContactState>> removed) {
        Sketch all = sketch.copy();
        flat(removed)
                .filter(state -> state.equals(latest.get(state.id())))
                .forEach(state -> all.remove(state.number()));
        Position end = last;
        if (included != null) {
            ContactState outdated = latest.get(included.id());
            if (outdated != null && !isBeyond(outdated, limit)) {
                all.remove(outdated.number());
            }
            all.add(included.number());
            end = later(end, included.position());
        }
        Set<String> gaps = new HashSet<>();
        if (unrecognised != null) {
            all.addAll(unrecognised.sketch());
            end = later(end, unrecognised.last());
            gaps.addAll(unrecognised.gaps());
        }
        return new Compact(all, end, gaps);
    }

    private boolean isBeyond(ContactState state, @Nullable Instant limit) {
        if (limit == null) {
            return false;
        }
        boolean after = state.updated().isAfter(limit);
        return order == Position.OLDEST_FIRST ? !after : after;
    }

    private @Nullable Position later(@Nullable Position a, @Nullable Position b) {
        return a == null || b != null && order.compare(b, a) > 0 ? b : a;
    }

    private static Stream<ContactState> flat(Map<Instant, Map<String, ContactState>> part) {
        return part.values().stream().flatMap(states -> states.values().stream());
    }
}
