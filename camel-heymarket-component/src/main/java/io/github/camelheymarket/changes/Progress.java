package io.github.camelheymarket.changes;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final TreeMap<Instant, Integer> openListed = new TreeMap<>();
    private final TreeMap<Instant, Integer> openLoaded = new TreeMap<>();
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
        List<Change> changes = new ArrayList<>();
        for (DatedContact one : listed) {
            noteNewest(one.updated());
            String mark = mark(one.contact());
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
        changes.sort(Comparator.comparing(Change::updated).thenComparing(Change::id));
        changes.forEach(change -> open(change, openListed));
        settled = earlier(certain, cursor.newest);
        advance(cursor);
        return changes;
    }

    /** Takes in a page of the first load. @return what of it is to be delivered, in its order */
    synchronized List<Change> admitLoad(List<DatedContact> page, boolean allAbove) {
        List<Change> changes = new ArrayList<>();
        for (DatedContact one : page) {
            noteNewest(one.updated());
            String mark = mark(one.contact());
            if (!cursor.isLoaded(one.updated(), one.id(), mark) && !open.containsKey(one.id())) {
                changes.add(new Change(Change.Kind.LOADED, one.id(), one.updated(), mark, one.contact()));
            }
        }
        changes.forEach(change -> open(change, openLoaded));
        if (allAbove) {
            page.forEach(one -> loadRead = earlier(loadRead, one.updated()));
        }
        advanceLoad(cursor);
        return changes;
    }

    /** Notes contacts as dealt with, though nobody was given them: they were there before the start. */
    synchronized void pass(List<DatedContact> contacts) {
        for (DatedContact one : contacts) {
            noteNewest(one.updated());
            cursor.mark(one.updated(), one.id(), mark(one.contact()));
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
        settle(cursor, change);
    }

    private void settle(Cursor target, Change change) {
        switch (change.kind()) {
            case LISTED -> {
                leave(change, openListed);
                target.mark(change.updated(), change.id(), change.mark());
                advance(target);
            }
            case LOADED -> {
                leave(change, openLoaded);
                target.markLoaded(change.updated(), change.id(), change.mark());
                advanceLoad(target);
            }
            default -> target.owed.remove(change.id());
        }
    }

    /** The cursor as it will be when this change is done and nothing else. */
    synchronized Cursor after(Change change) {
        Cursor copy = cursor.copy();
        settle(copy, change);
        switch (change.kind()) {
            case LISTED -> openListed.merge(change.updated(), 1, Integer::sum);
            case LOADED -> openLoaded.merge(change.updated(), 1, Integer::sum);
            default -> {}
        }
        return copy;
    }

    private void advance(Cursor target) {
        Instant limit = settled;
        if (!openListed.isEmpty()) {
            limit = earlier(limit, openListed.firstKey().minusNanos(1));
        }
        if (held != null) {
            limit = earlier(limit, held.minusNanos(1));
        }
        target.raiseFloor(settled == null ? null : limit);
    }

    private void advanceLoad(Cursor target) {
        if (loadRead == null) {
            return;
        }
        Instant highestOpen = openLoaded.isEmpty() ? null : openLoaded.lastKey();
        target.lowerLoad(highestOpen == null || highestOpen.isBefore(loadRead) ? loadRead : highestOpen);
    }

    private void open(Change change, TreeMap<Instant, Integer> at) {
        open.put(change.id(), change);
        at.merge(change.updated(), 1, Integer::sum);
    }

    private static void leave(Change change, TreeMap<Instant, Integer> at) {
        at.computeIfPresent(change.updated(), (instant, count) -> count == 1 ? null : count - 1);
    }

    private void noteNewest(Instant updated) {
        if (cursor.newest == null || updated.isAfter(cursor.newest)) {
            cursor.newest = updated;
        }
    }

    private static String mark(Contact contact) {
        return Marks.of(contact.json().toString());
    }

    /** {@code null} is no bound. */
    private static Instant earlier(Instant a, Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
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

    /** A copy to be saved. */
    synchronized Cursor snapshot() {
        return cursor.copy();
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
