package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The cursor, and what is between it and the end of the list: changes that wait, and those under way in the route. A change
 * that is done may overtake others; the cursor then names it, and moves on when the others are done too.
 *
 * <p>Safe for several threads.
 */
final class Progress {

    private final Cursor cursor;
    private final int maxAttempts;
    /** What waits or is under way, one state of a contact at a time. */
    private final Map<String, Change> open = new HashMap<>();

    private final OpenPlaces openListed = new OpenPlaces(Place.OLDEST_FIRST);
    private final OpenPlaces openLoaded = new OpenPlaces(Place.NEWEST_FIRST);
    private final Map<String, Integer> failedDeletes = new HashMap<>();
    /** Up to there the last pass has read everything that there will ever be. */
    private Instant settled;
    /** The oldest state that waits for an earlier state of its contact; the next pass brings it again. */
    private Instant held;
    /** Down to there the load has read everything. */
    private Instant loadRead;

    private int inFlight;
    private int unsaved;

    /** @param maxAttempts how often a change is delivered, 0 for without end */
    Progress(Cursor cursor, int maxAttempts) {
        this.cursor = cursor;
        this.maxAttempts = maxAttempts;
    }

    /**
     * Takes in a pass over what changed after the floor.
     *
     * @param certain up to there nothing could be added to the list any more when the pass began; {@code null} if unknown
     * @return what is to be delivered, oldest first
     */
    synchronized List<Change> admit(List<DatedContact> listed, Instant certain) {
        held = null;
        cursor.compare(listed);
        List<Change> changes = new ArrayList<>();
        for (DatedContact one : listed) {
            noteNewest(one.updated());
            String mark = Marks.of(one.contact());
            Change before = open.get(one.id());
            if (cursor.isDone(one.updated(), one.id(), mark) || before != null && mark.equals(before.mark())) {
                continue;
            }
            if (before != null) {
                // Two states of one contact at a time could overtake each other.
                held = held == null || one.updated().isBefore(held) ? one.updated() : held;
                continue;
            }
            cursor.owed.remove(one.id());
            changes.add(new Change(Change.Kind.LISTED, one.id(), one.updated(), mark, one.contact()));
        }
        changes.sort(Comparator.comparing(Change::place, Place.OLDEST_FIRST));
        changes.forEach(change -> open(change, openListed));
        settled = earlier(certain, cursor.newest);
        cursor.raiseFloor(nextFloor(null));
        return changes;
    }

    /** Takes in a page of the first load. @return what of it is to be delivered, in its order */
    synchronized List<Change> admitLoad(List<DatedContact> page, boolean allAbove) {
        cursor.compareLoaded(page);
        List<Change> changes = new ArrayList<>();
        for (DatedContact one : page) {
            noteNewest(one.updated());
            String mark = Marks.of(one.contact());
            if (!cursor.isLoaded(one.updated(), one.id(), mark) && !open.containsKey(one.id())) {
                changes.add(new Change(Change.Kind.LOADED, one.id(), one.updated(), mark, one.contact()));
            }
        }
        changes.sort(Comparator.comparing(Change::place, Place.NEWEST_FIRST));
        changes.forEach(change -> open(change, openLoaded));
        if (allAbove) {
            page.forEach(one -> loadRead = earlier(loadRead, one.updated()));
        }
        lowerLoad();
        return changes;
    }

    /** Notes contacts as dealt with, though nobody was given them: they were there before the start. */
    synchronized void pass(List<DatedContact> contacts) {
        for (DatedContact one : contacts) {
            noteNewest(one.updated());
            cursor.mark(one.updated(), one.id(), Marks.of(one.contact()));
        }
    }

    synchronized Change owe(String id, Contact contact) {
        Change change = new Change(Change.Kind.OWED, id, null, null, contact);
        open.put(id, change);
        return change;
    }

    synchronized Change bury(String id, Contact contact) {
        Change change = new Change(Change.Kind.DELETED, id, null, null, contact);
        open.put(id, change);
        return change;
    }

    synchronized boolean isOpen(String id) {
        return open.containsKey(id);
    }

    synchronized void begin(Change change) {
        inFlight++;
    }

    /** The route has dealt with it. */
    synchronized void done(Change change) {
        close(change);
        cursor.owed.remove(change.id());
        failedDeletes.remove(change.id());
    }

    /** The route has failed with it. @return whether it is given up now, since it was the last attempt */
    synchronized boolean failed(Change change) {
        Map<String, Integer> counts = change.kind() == Change.Kind.DELETED ? failedDeletes : cursor.owed;
        int attempts = counts.getOrDefault(change.id(), 0) + 1;
        boolean givenUp = maxAttempts > 0 && attempts >= maxAttempts;
        close(change);
        if (givenUp) {
            counts.remove(change.id());
        } else {
            counts.put(change.id(), attempts);
        }
        return givenUp;
    }

    /** Nobody is there any more to be delivered again. */
    synchronized void forgetOwed(String id) {
        cursor.owed.remove(id);
    }

    private void close(Change change) {
        inFlight--;
        unsaved++;
        open.remove(change.id());
        settle(change);
    }

    private void settle(Change change) {
        switch (change.kind()) {
            case LISTED -> {
                openListed.remove(change.place());
                cursor.mark(change.updated(), change.id(), change.mark());
                cursor.raiseFloor(nextFloor(null));
            }
            case LOADED -> {
                openLoaded.remove(change.place());
                cursor.markLoaded(change.updated(), change.id(), change.mark());
                lowerLoad();
            }
            default -> cursor.owed.remove(change.id());
        }
    }

    /** The cursor as it is. */
    synchronized CursorState state() {
        return state(null);
    }

    /** The cursor as it will be when this change is done and nothing else. */
    synchronized CursorState after(Change change) {
        return state(change);
    }

    private CursorState state(Change done) {
        boolean listed = done != null && done.kind() == Change.Kind.LISTED;
        boolean loaded = done != null && done.kind() == Change.Kind.LOADED;
        Marks.Mark mark = listed || loaded ? new Marks.Mark(done.updated(), done.id(), done.mark()) : null;
        Instant floor = listed ? later(cursor.floor, nextFloor(done)) : cursor.floor;
        Map<String, Integer> owed = new LinkedHashMap<>(cursor.owed);
        if (done != null) {
            owed.remove(done.id());
        }
        CursorState.Load load = null;
        if (cursor.load != null) {
            Instant low = loaded ? earlier(cursor.load.low, nextLow(done)) : cursor.load.low;
            load = new CursorState.Load(
                    cursor.load.top,
                    low,
                    cursor.load.bottom,
                    cursor.load.done.state(loaded ? mark : null, low, openLoaded));
        }
        return new CursorState(
                floor, cursor.newest, cursor.done.state(mark, floor, openListed), load, owed, cursor.team);
    }

    /** @param done counts as done already; {@code null} for none. @return {@code null} where it stays */
    private Instant nextFloor(Change done) {
        if (settled == null) {
            return null;
        }
        Instant firstOpen = openListed.first(done);
        Instant limit = earlier(settled, firstOpen == null ? null : firstOpen.minusNanos(1));
        return earlier(limit, held == null ? null : held.minusNanos(1));
    }

    private void lowerLoad() {
        Instant low = nextLow(null);
        if (low != null) {
            cursor.lowerLoad(low);
        }
    }

    private Instant nextLow(Change done) {
        if (loadRead == null) {
            return null;
        }
        Instant highestOpen = openLoaded.first(done);
        return highestOpen == null || highestOpen.isBefore(loadRead) ? loadRead : highestOpen;
    }

    private void open(Change change, OpenPlaces at) {
        open.put(change.id(), change);
        at.add(change.place());
    }

    private void noteNewest(Instant updated) {
        if (cursor.newest == null || updated.isAfter(cursor.newest)) {
            cursor.newest = updated;
        }
    }

    /** {@code null} is no bound. */
    private static Instant earlier(Instant a, Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }

    /** How many more changes may be under way, those that failed or are not yet noted in the store among them. */
    synchronized int room(int maxInFlight, boolean forOwed) {
        return maxInFlight - inFlight - unsaved - (forOwed ? 0 : cursor.owed.size());
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int unsaved() {
        return unsaved;
    }

    /** {@code null} where there is no first load. */
    synchronized CursorState.Load load() {
        return cursor.load == null
                ? null
                : new CursorState.Load(cursor.load.top, cursor.load.low, cursor.load.bottom, null);
    }

    /** Down to when the list has to be read before it shows what an earlier life has loaded; {@code null} if it shows. */
    synchronized Instant loadUnreadDownTo() {
        Place place = cursor.load == null ? null : cursor.load.done.unreadUpTo();
        return place == null ? null : place.updated();
    }

    /** So many fewer changes are not yet noted in the store. */
    synchronized void saved(int changes) {
        unsaved -= changes;
    }

    synchronized boolean loadHasOpen() {
        return !openLoaded.isEmpty();
    }

    /** Changes the cursor by the one thread that reads. */
    synchronized void change(Consumer<Cursor> change) {
        change.accept(cursor);
    }

    synchronized List<String> owed() {
        return List.copyOf(cursor.owed.keySet());
    }

    synchronized Instant floor() {
        return cursor.floor;
    }
}
