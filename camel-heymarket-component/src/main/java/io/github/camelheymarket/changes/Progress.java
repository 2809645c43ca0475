package io.github.camelheymarket.changes;

import static io.github.camelheymarket.changes.Times.earlier;
import static io.github.camelheymarket.changes.Times.justBefore;
import static io.github.camelheymarket.changes.Times.later;

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
import org.jspecify.annotations.Nullable;

/**
 * The cursor, and the changes after it: those that wait, and those in flight in the route. Changes may be done in any order;
 * the cursor lists those that are done before earlier ones, and moves when the earlier ones are done too.
 *
 * <p>Thread-safe.
 */
final class Progress implements OwnStates.Received {

    private final Cursor cursor;
    private final int maxAttempts;
    private final OwnStates own;
    /** The changes that wait or are in flight: one per contact, so that two cannot overtake each other. */
    private final Map<String, Change> open = new HashMap<>();

    private final OpenPositions openListed = new OpenPositions(Position.OLDEST_FIRST);
    private final OpenPositions openLoaded = new OpenPositions(Position.NEWEST_FIRST);
    /** How often the delivery of a deletion failed. */
    private final Map<String, Integer> failedDeletions = new HashMap<>();
    /** The last poll has read every change up to this instant. */
    private @Nullable Instant completeUpTo;
    /** The time of the oldest state that waits for an earlier state of its contact; the next poll reads it again. */
    private @Nullable Instant postponed;
    /** The load has read every contact down to this instant. */
    private @Nullable Instant loadedDownTo;

    private int inFlight;
    private int unsaved;

    /**
     * @param maxAttempts how often a change is delivered, 0 for no limit
     * @param own the states that are not delivered
     */
    Progress(Cursor cursor, int maxAttempts, OwnStates own) {
        this.cursor = cursor;
        this.maxAttempts = maxAttempts;
        this.own = own;
    }

    @Override
    public synchronized boolean isDelivered(String id, Instant updated) {
        return cursor.load == null
                && cursor.floor != null
                && !updated.isAfter(cursor.floor)
                && !open.containsKey(id)
                && !cursor.retries.containsKey(id);
    }

    /**
     * Takes in all contacts changed after the floor.
     *
     * @param complete the list gets no more changes up to this instant; {@code null} if unknown, as with the first contacts of all
     * @return what is to be delivered, oldest first
     */
    synchronized List<Change> admit(List<DatedContact> listed, @Nullable Instant complete) {
        postponed = null;
        cursor.recognise(listed);
        List<Change> changes = new ArrayList<>();
        for (DatedContact contact : listed) {
            cursor.noteNewest(contact.updated());
            ContactState state = ContactState.of(contact);
            Change earlier = open.get(contact.id());
            if (cursor.isDelivered(state) || earlier != null && earlier.hasDigestOf(state)) {
                continue;
            }
            if (earlier != null) {
                postponed = earlier(postponed, contact.updated());
                continue;
            }
            if (!cursor.retries.containsKey(contact.id()) && own.contains(contact)) {
                cursor.addDelivered(state);
                continue;
            }
            cursor.retries.remove(contact.id());
            changes.add(new Change(Change.Kind.LISTED, contact.id(), state, contact.contact()));
        }
        open(changes, openListed, Position.OLDEST_FIRST);
        completeUpTo = complete == null ? null : earlier(complete, cursor.newest);
        cursor.raiseFloor(nextFloor(null));
        return changes;
    }

    /**
     * Takes in contacts of the first load.
     *
     * @param allAbove whether the load has read every contact above them
     * @return what is to be delivered, newest first
     */
    synchronized List<Change> admitLoad(List<DatedContact> page, boolean allAbove) {
        cursor.recogniseLoaded(page);
        List<Change> changes = new ArrayList<>();
        for (DatedContact contact : page) {
            cursor.noteNewest(contact.updated());
            ContactState state = ContactState.of(contact);
            if (!cursor.isLoaded(state) && !open.containsKey(contact.id())) {
                changes.add(new Change(Change.Kind.LOADED, contact.id(), state, contact.contact()));
            }
        }
        open(changes, openLoaded, Position.NEWEST_FIRST);
        if (allAbove) {
            page.forEach(contact -> loadedDownTo = earlier(loadedDownTo, contact.updated()));
        }
        lowerLoad();
        return changes;
    }

    private void open(List<Change> changes, OpenPositions positions, Comparator<Position> order) {
        changes.sort(Comparator.comparing(Change::position, order));
        for (Change change : changes) {
            open.put(change.id(), change);
            positions.add(change.position());
        }
    }

    /** Notes contacts as delivered that existed before the start and are not to be delivered. */
    synchronized void skip(List<DatedContact> contacts) {
        for (DatedContact contact : contacts) {
            cursor.noteNewest(contact.updated());
            cursor.addDelivered(ContactState.of(contact));
            own.known(contact);
        }
    }

    /** Makes a change that has no position in the list. */
    synchronized Change open(Change.Kind kind, String id, Contact contact) {
        Change change = new Change(kind, id, null, contact);
        open.put(id, change);
        return change;
    }

    synchronized boolean isOpen(String id) {
        return open.containsKey(id);
    }

    @Override
    public synchronized void unlessOpen(@Nullable String id, Runnable action) {
        if (!open.containsKey(id)) {
            action.run();
        }
    }

    /** A change that waited is in flight now. */
    synchronized void begin() {
        inFlight++;
    }

    /** The route has processed the change. */
    synchronized void done(Change change) {
        close(change);
        cursor.retries.remove(change.id());
        failedDeletions.remove(change.id());
    }

    /** The route has failed. @return whether this was the last attempt, so that the change is skipped */
    synchronized boolean failed(Change change) {
        Map<String, Integer> counts = change.kind() == Change.Kind.DELETED ? failedDeletions : cursor.retries;
        int attempts = counts.getOrDefault(change.id(), 0) + 1;
        boolean skipped = maxAttempts > 0 && attempts >= maxAttempts;
        close(change);
        if (skipped) {
            counts.remove(change.id());
        } else {
            counts.put(change.id(), attempts);
        }
        return skipped;
    }

    private void close(Change change) {
        inFlight--;
        unsaved++;
        open.remove(change.id());
        switch (change.kind()) {
            case LISTED -> {
                openListed.remove(change.position());
                cursor.addDelivered(change.listed());
                cursor.raiseFloor(nextFloor(null));
            }
            case LOADED -> {
                openLoaded.remove(change.position());
                cursor.addLoaded(change.listed());
                lowerLoad();
            }
            default -> cursor.retries.remove(change.id());
        }
    }

    /** The cursor as it is now. */
    synchronized CursorState state() {
        return stateAfter(null);
    }

    /** The cursor as it is when this change is done and no other one. */
    synchronized CursorState stateAfter(@Nullable Change done) {
        ContactState state = done == null ? null : done.state();
        boolean listed = done != null && done.kind() == Change.Kind.LISTED;
        boolean loaded = done != null && done.kind() == Change.Kind.LOADED;
        Instant floor = listed ? later(cursor.floor, nextFloor(done)) : cursor.floor;
        Map<String, Integer> retries = new LinkedHashMap<>(cursor.retries);
        if (done != null) {
            retries.remove(done.id());
        }
        CursorState.Load load = null;
        if (cursor.load != null) {
            Instant low = loaded ? earlier(cursor.load.low, nextLow(done)) : cursor.load.low;
            DeliveredStates.Written written = cursor.load.delivered.write(loaded ? state : null, low, openLoaded);
            load = cursor.load.state(low, written);
        }
        return new CursorState(
                floor, cursor.newest, cursor.delivered.write(state, floor, openListed), load, retries, cursor.team);
    }

    /** @param done counts as done; {@code null} for none. @return {@code null} if the floor does not move */
    private @Nullable Instant nextFloor(@Nullable Change done) {
        if (completeUpTo == null) {
            return null;
        }
        Instant limit = earlier(completeUpTo, justBefore(openListed.first(done)));
        return earlier(limit, justBefore(postponed));
    }

    private void lowerLoad() {
        Instant low = nextLow(null);
        if (low != null) {
            cursor.lowerLoad(low);
        }
    }

    /** @param done counts as done; {@code null} for none. @return {@code null} if the load does not move */
    private @Nullable Instant nextLow(@Nullable Change done) {
        if (loadedDownTo == null) {
            return null;
        }
        Instant highestOpen = openLoaded.first(done);
        return highestOpen == null || highestOpen.isBefore(loadedDownTo) ? loadedDownTo : highestOpen;
    }

    /** How many more changes may be in flight; those not yet saved count, and those that failed unless a retry asks. */
    synchronized int room(int maxInFlight, boolean forRetry) {
        return maxInFlight - inFlight - unsaved - (forRetry ? 0 : cursor.retries.size());
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** How many changes are done and not in the store yet. */
    synchronized int unsaved() {
        return unsaved;
    }

    synchronized void saved(int changes) {
        unsaved -= changes;
    }

    /** {@code null} if no first load runs. */
    synchronized CursorState.@Nullable Load load() {
        return cursor.load == null ? null : cursor.load.state(cursor.load.low, null);
    }

    /** How far the load must read before it recognises what was delivered before a restart; {@code null} if it does now. */
    synchronized @Nullable Instant loadUnrecognisedDownTo() {
        Position position = cursor.load == null ? null : cursor.load.delivered.unrecognisedUpTo();
        return position == null ? null : position.updated();
    }

    synchronized boolean loadHasOpen() {
        return !openLoaded.isEmpty();
    }

    /** Changes the cursor; only for the thread that polls. */
    synchronized void change(Consumer<Cursor> change) {
        change.accept(cursor);
    }

    synchronized List<String> retries() {
        return List.copyOf(cursor.retries.keySet());
    }

    @Override
    public synchronized @Nullable Instant floor() {
        return cursor.floor;
    }
}
