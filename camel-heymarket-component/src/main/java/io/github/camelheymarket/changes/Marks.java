package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Contacts, each in one state, by the instant of their last change: those that were dealt with. They are all held here, once;
 * what is written of them ({@link #state}) is bounded, however many they are.
 *
 * <p>Up to {@value #MOST_LISTED} are written one by one. Of more, the place is written up to which they were dealt with,
 * in the order in which they are delivered; the few before it that were not; and a {@link Sketch} of all of them. After a
 * restart that is compared with what is listed then: contacts that have come into that part of the list meanwhile, or have
 * left it, show in the difference.
 */
final class Marks {

    static final int MOST_LISTED = 200;

    /** Contacts in front of the place that are still under way. */
    private static final int MOST_GAPS = 1000;

    /** 48 bits tell two states of one contact apart; it need not tell contacts apart. */
    private static final int BYTES = 6;

    private final Comparator<Place> order;
    private final TreeMap<Instant, Map<String, String>> byInstant = new TreeMap<>();
    private int size;

    /** The state of each contact that a list can show now. */
    private final Map<String, Mark> latest = new HashMap<>();

    private final Sketch sketch = new Sketch();
    private Place last;
    /** What an earlier life has written, until it has been compared with a list. */
    private Compact unread;

    /** One contact in one state. */
    record Mark(Instant updated, String id, String mark) {
        long number() {
            return Digest.number(updated + " " + id + " " + mark);
        }

        Place place() {
            return new Place(updated, id);
        }

        static Mark of(DatedContact one) {
            return new Mark(one.updated(), one.id(), Marks.of(one.contact()));
        }
    }

    /**
     * Many marks in little room.
     *
     * @param sketch their numbers
     * @param last they are in no place behind this
     * @param gaps ids of contacts before it that are not among them
     */
    record Compact(Sketch sketch, Place last, Set<String> gaps) {}

    /**
     * What is written.
     *
     * @param listed all marks; empty where they are compact
     * @param compact {@code null} where they are listed
     */
    record State(List<Mark> listed, Compact compact) {}

    /** Those that are under way, so that they are not taken for dealt with. */
    interface Open {
        /** In front of a place, as far as the given number. */
        List<String> before(Place place, int most);
    }

    /** @param order in which contacts are delivered */
    Marks(Comparator<Place> order) {
        this.order = order;
    }

    static Marks read(State state, Comparator<Place> order) {
        Marks marks = new Marks(order);
        state.listed().forEach(mark -> marks.put(mark.updated(), mark.id(), mark.mark()));
        marks.unread = state.compact();
        return marks;
    }

    /** Stands for the state that a list shows a contact in. */
    static String of(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Digest.of(json), BYTES));
    }

    static String of(Contact contact) {
        return of(contact.json().toString());
    }

    void put(Instant updated, String id, String mark) {
        String before =
                byInstant.computeIfAbsent(updated, instant -> new HashMap<>()).put(id, mark);
        if (mark.equals(before)) {
            return;
        }
        size += before == null ? 1 : 0;
        Mark added = new Mark(updated, id, mark);
        Mark outdated = latest.put(id, added);
        if (outdated != null) {
            sketch.remove(outdated.number());
        }
        sketch.add(added.number());
        if (last == null || order.compare(added.place(), last) > 0) {
            last = added.place();
        }
    }

    boolean has(Instant updated, String id, String mark) {
        return mark.equals(byInstant.getOrDefault(updated, Map.of()).get(id));
    }

    /** Forgets those up to and at an instant. */
    void forgetUpTo(Instant instant) {
        forget(byInstant.headMap(instant, true));
    }

    /** Forgets those after an instant. */
    void forgetAfter(Instant instant) {
        forget(byInstant.tailMap(instant, false));
    }

    private void forget(Map<Instant, Map<String, String>> some) {
        some.forEach((instant, marks) -> marks.forEach((id, mark) -> {
            size--;
            Mark gone = new Mark(instant, id, mark);
            if (latest.remove(id, gone)) {
                sketch.remove(gone.number());
            }
        }));
        some.clear();
        if (size == 0) {
            last = null;
        }
    }

    /** Whether what an earlier life has dealt with is still to be compared with the list down, or up, to a place. */
    Place unreadUpTo() {
        return unread == null ? null : unread.last();
    }

    /**
     * Finds out what an earlier life has dealt with.
     *
     * @param listed all that a list shows now where marks may be
     */
    void compare(List<Mark> listed) {
        if (unread == null) {
            return;
        }
        Compact before = unread;
        unread = null;
        Place end = later(last, before.last());
        Sketch all = sketch.copy();
        all.addAll(before.sketch());
        List<Mark> candidates = listed.stream()
                .filter(mark -> order.compare(mark.place(), end) <= 0)
                .filter(mark -> !before.gaps().contains(mark.id()) || latest.containsKey(mark.id()))
                .toList();
        Sketch now = new Sketch();
        candidates.forEach(mark -> now.add(mark.number()));
        Sketch.Difference difference = all.minus(now);
        if (difference != null) {
            candidates.stream()
                    .filter(mark -> !difference.there().contains(mark.number()))
                    .filter(mark -> !latest.containsKey(mark.id()))
                    .forEach(mark -> put(mark.updated(), mark.id(), mark.mark()));
        }
    }

    /**
     * @param added is counted in; {@code null} for none
     * @param forgotten what is left out: an instant for those up to it, or after it where the newest come first
     */
    State state(Mark added, Instant forgotten, Open open) {
        Map<Instant, Map<String, String>> left = forgotten == null
                ? Map.of()
                : order == Place.OLDEST_FIRST
                        ? byInstant.headMap(forgotten, true)
                        : byInstant.tailMap(forgotten, false);
        boolean counts = added != null && (forgotten == null || !isForgotten(added, forgotten));
        if (unread == null && (size <= MOST_LISTED || fits(left, counts))) {
            List<Mark> listed = new ArrayList<>();
            all(byInstant).forEach(mark -> {
                if (forgotten == null || !isForgotten(mark, forgotten)) {
                    listed.add(mark);
                }
            });
            if (counts) {
                listed.removeIf(mark -> mark.place().equals(added.place()));
                listed.add(added);
            }
            return new State(listed, null);
        }
        Sketch all = sketch.copy();
        all(left).forEach(mark -> {
            if (mark.equals(latest.get(mark.id()))) {
                all.remove(mark.number());
            }
        });
        Place end = last;
        if (counts) {
            Mark outdated = latest.get(added.id());
            if (outdated != null && (forgotten == null || !isForgotten(outdated, forgotten))) {
                all.remove(outdated.number());
            }
            all.add(added.number());
            end = later(end, added.place());
        }
        Set<String> gaps = new HashSet<>();
        if (unread != null) {
            all.addAll(unread.sketch());
            end = later(end, unread.last());
            gaps.addAll(unread.gaps());
        }
        gaps.addAll(open.before(end, MOST_GAPS + 1));
        if (added != null) {
            gaps.remove(added.id());
        }
        // More than can be written: they come again after a restart.
        return gaps.size() > MOST_GAPS ? new State(List.of(), null) : new State(List.of(), new Compact(all, end, gaps));
    }

    private boolean fits(Map<Instant, Map<String, String>> left, boolean counts) {
        if (left.isEmpty()) {
            return false;
        }
        int leaving = left.values().stream().mapToInt(Map::size).sum();
        return size - leaving + (counts ? 1 : 0) <= MOST_LISTED;
    }

    private boolean isForgotten(Mark mark, Instant forgotten) {
        return order == Place.OLDEST_FIRST
                ? !mark.updated().isAfter(forgotten)
                : mark.updated().isAfter(forgotten);
    }

    private Place later(Place one, Place other) {
        return one == null || other != null && order.compare(other, one) > 0 ? other : one;
    }

    private static List<Mark> all(Map<Instant, Map<String, String>> some) {
        List<Mark> all = new ArrayList<>();
        some.forEach((instant, marks) -> marks.forEach((id, mark) -> all.add(new Mark(instant, id, mark))));
        return all;
    }
}
