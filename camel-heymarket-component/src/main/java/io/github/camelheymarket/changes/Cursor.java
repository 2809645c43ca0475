package io.github.camelheymarket.changes;

import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been dealt with, so that nothing else need be delivered (R7.5). Dealt with is
 *
 * <ul>
 *   <li>every change up to {@code floor}, for good;
 *   <li>after it those that {@code done} lists, each in the state that it names: contacts of the last seconds may change
 *       again within the instant they show, so that an instant alone proves nothing;
 *   <li>while the first load runs, from {@code top} down to {@code low} every contact that has not changed since, and at and
 *       below {@code low} those that its {@code done} lists;
 *   <li>not those in {@code owed}: they failed so many times and are to be delivered again.
 * </ul>
 *
 * Not safe for several threads.
 */
final class Cursor {

    /** {@code null}: nothing yet. */
    Instant floor;
    /** The latest change ever seen; {@code null} for none. */
    Instant newest;

    Marks done = new Marks(Place.OLDEST_FIRST);
    /** {@code null} where there is none. */
    Load load;

    final Map<String, Integer> owed = new LinkedHashMap<>();
    /** The team whose contacts these are; {@code null} where Heymarket has not told. */
    Long team;

    /** The first load, last changed first. */
    static final class Load {
        /** Those changed after it belong to the polls that follow; {@code null} before the first page. */
        Instant top;
        /** {@code null} before anything was dealt with. */
        Instant low;
        /** The load ends here; {@code null} for the oldest contact. */
        Instant bottom;

        Marks done = new Marks(Place.NEWEST_FIRST);
    }

    void mark(Instant updated, String id, String mark) {
        if (floor == null || updated.isAfter(floor)) {
            done.put(updated, id, mark);
        }
    }

    boolean isDone(Instant updated, String id, String mark) {
        return floor != null && !updated.isAfter(floor) || done.has(updated, id, mark);
    }

    /** Everything up to there has been read and dealt with, and nothing can be added to it any more. */
    void raiseFloor(Instant instant) {
        if (instant != null && (floor == null || instant.isAfter(floor))) {
            floor = instant;
            done.forgetUpTo(instant);
        }
    }

    /** Finds out what an earlier life has dealt with. @param listed all that was changed after the floor */
    void compare(List<DatedContact> listed) {
        if (done.unreadUpTo() != null) {
            done.compare(listed.stream().map(Marks.Mark::of).toList());
        }
    }

    /** The same for the first load. @param listed all from the low down to where that load has come, and maybe more */
    void compareLoaded(List<DatedContact> listed) {
        if (load.done.unreadUpTo() != null) {
            load.done.compare(listed.stream()
                    .filter(one -> load.low == null || !one.updated().isAfter(load.low))
                    .filter(one -> load.top == null || !one.updated().isAfter(load.top))
                    .map(Marks.Mark::of)
                    .toList());
        }
    }

    void markLoaded(Instant updated, String id, String mark) {
        load.done.put(updated, id, mark);
        mark(updated, id, mark);
    }

    boolean isLoaded(Instant updated, String id, String mark) {
        return load.low != null && updated.isAfter(load.low)
                || load.top != null && updated.isAfter(load.top)
                || load.done.has(updated, id, mark);
    }

    /** The load has dealt with everything above that instant. */
    void lowerLoad(Instant instant) {
        if (load.low == null || instant.isBefore(load.low)) {
            load.low = instant;
            load.done.forgetAfter(instant);
        }
    }
}
