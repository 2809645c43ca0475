package io.github.camelheymarket.changes;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.option.Bounds;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.paging.DatedContact;
import io.github.camelheymarket.paging.NewestFirst;
import io.github.camelheymarket.spi.TimeSource;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The changes of an account, poll by poll (R7.5). A poll gives, in this order: what failed before; the first load, if there
 * is one, last changed first; what changed since the cursor, oldest first; what was deleted, if that is wanted.
 *
 * <p>One thread reads ({@link #beginPoll}, {@link #next}, {@link #begin}); others may tell what came of it.
 */
public final class ChangeFeed implements Closeable {

    private enum Stage {
        OWED,
        LOAD,
        WALK,
        DELETED,
        END
    }

    private final Settings settings;
    private final CursorKeeper keeper;
    private final ServerTime serverTime;
    private final Deletions deletions;
    private final Deque<Change> waiting = new ArrayDeque<>();
    private Progress progress;
    private NewestFirst load;
    private boolean loadHasEnded;
    /** Pages of the load that are not given out yet. */
    private final List<DatedContact> gathered = new ArrayList<>();

    private Stage stage = Stage.END;

    /**
     * @param source where the contacts are read
     * @param stores where the feed stores its state
     * @param start where a feed without a cursor starts
     * @param delivery how changes are delivered
     */
    public record Settings(Source source, Stores stores, Start start, Delivery delivery) {}

    /**
     * @param account whose contacts they are
     * @param walks the list
     * @param reader reads one contact by its id; empty if it does not exist
     * @param time the clock
     */
    public record Source(
            Account account, ContactWalks walks, Function<String, Optional<Contact>> reader, TimeSource time) {}

    /**
     * @param cursor stores the cursor
     * @param known stores the ids of the contacts that exist; {@code null} if deletions are not reported
     */
    public record Stores(CursorStore cursor, CursorStore known) {}

    /**
     * @param overlap the age from which nothing can be added to the instant of a change any more: Heymarket's times may have no
     *     fractions, and a change may appear a moment after its own time
     * @param maxInFlight the maximum number of changes that may be delivered again after a crash
     * @param maxAttempts the maximum number of times a change is delivered, 0 for no limit
     */
    public record Delivery(Duration overlap, int maxInFlight, int maxAttempts) {
        public Delivery {
            Bounds.atLeast("overlap", 0, overlap);
            Bounds.atLeast("maxInFlight", 1, maxInFlight);
            Bounds.atLeast("maxDeliveryAttempts", 0, maxAttempts);
        }
    }

    /** @throws HeymarketCursorException if there is a cursor that cannot be used */
    public ChangeFeed(Settings settings) {
        this.settings = settings;
        this.keeper = new CursorKeeper(
                settings.stores().cursor(),
                settings.source().account(),
                settings.source().time());
        this.serverTime = new ServerTime(settings.source().time());
        this.deletions = settings.stores().known() == null ? null : new Deletions(settings);
        Cursor cursor = keeper.load();
        if (cursor != null) {
            serverTime.note(cursor.newest);
            progress = new Progress(cursor, settings.delivery().maxAttempts());
        }
    }

    /** Begins a poll; what an earlier one left comes first. */
    public void beginPoll() {
        stage = Stage.OWED;
        if (progress == null) {
            if (deletions != null) {
                deletions.begin();
            }
            beginCursor();
        }
    }

    private void beginCursor() {
        Cursor cursor = new Cursor();
        Progress first = new Progress(cursor, settings.delivery().maxAttempts());
        if (settings.start().everything()) {
            cursor.load = new Cursor.Load();
            Instant from = settings.start().from();
            cursor.load.bottom = from == null ? null : from.minusNanos(1);
        } else {
            NewestFirst head = settings.source().walks().newestFirst(null, null);
            List<DatedContact> page = head.next();
            while (page != null) {
                note(page, first);
                first.pass(page);
                Instant end = cursor.newest == null
                        ? null
                        : cursor.newest.minus(settings.delivery().overlap());
                boolean enough = end != null
                        && head.isFinalSoFar()
                        && page.stream().anyMatch(contact -> !contact.updated().isAfter(end));
                page = enough ? null : head.next();
            }
            cursor.raiseFloor(certainAtStart(cursor.newest));
        }
        progress = first;
        keeper.save(progress);
    }

    /** Before the first page nothing had been seen, so that only what it shows tells Heymarket's time. */
    private Instant certainAtStart(Instant newest) {
        Instant now = newest == null ? null : serverTime.atLeast();
        return now == null
                ? null
                : (now.isBefore(newest) ? now : newest)
                        .minus(settings.delivery().overlap());
    }

    private void note(List<DatedContact> page, Progress of) {
        for (DatedContact one : page) {
            serverTime.note(one.updated());
            String team = one.contact().get("team_id") == null
                    ? null
                    : one.contact().get("team_id").asText();
            of.change(cursor -> checkTeam(cursor, team));
        }
    }

    private void checkTeam(Cursor cursor, String told) {
        if (told == null || !told.matches("\\d{1,18}")) {
            return;
        }
        Long team = Long.valueOf(told);
        if (cursor.team == null) {
            cursor.team = team;
        } else if (!cursor.team.equals(team)) {
            throw keeper.otherTeam();
        }
    }

    /** @return the next change of this poll, {@code null} at its end */
    public Change next() {
        if (stage == Stage.OWED) {
            readOwed();
            stage = Stage.LOAD;
        }
        while (waiting.isEmpty() && stage != Stage.END) {
            switch (stage) {
                case LOAD -> readLoad();
                case WALK -> {
                    walk();
                    stage = deletions == null ? Stage.END : Stage.DELETED;
                }
                default -> {
                    waiting.addAll(deletions.find(progress));
                    stage = Stage.END;
                }
            }
        }
        return waiting.peek();
    }

    /** Before what an earlier poll has left, since those that failed may take up all the room. */
    private void readOwed() {
        for (String id : progress.owed()) {
            if (progress.isOpen(id)) {
                continue;
            }
            Optional<Contact> contact = settings.source().reader().apply(id);
            if (contact.isPresent()) {
                waiting.addFirst(progress.owe(id, contact.get()));
            } else {
                progress.forgetOwed(id);
            }
        }
    }

    private void readLoad() {
        CursorState.Load at = progress.load();
        if (at == null) {
            stage = Stage.WALK;
            return;
        }
        if (loadHasEnded) {
            endLoad();
            return;
        }
        if (load == null) {
            // A second above, since the list may begin after its cursor, and be spelled in finer instants than ours.
            load = settings.source()
                    .walks()
                    .newestFirst(at.bottom(), at.low() == null ? null : at.low().plusSeconds(1));
            gathered.clear();
        }
        NewestFirst current = load;
        load = null;
        List<DatedContact> page = current.next();
        // Not where it failed: the next poll begins again at the cursor.
        load = current;
        if (page != null) {
            note(page, progress);
            gathered.addAll(page);
            if (isHalfAGroup(page)) {
                return;
            }
        }
        if (at.top() == null && !gathered.isEmpty()) {
            beginLoad(gathered);
        }
        waiting.addAll(progress.admitLoad(List.copyOf(gathered), load.isFinalSoFar()));
        gathered.clear();
        loadHasEnded = page == null;
    }

    /**
     * Contacts of one instant are delivered in one order, so that the cursor can name them by a place in it; and what an
     * earlier life has delivered shows only when as much of the list was read.
     */
    private boolean isHalfAGroup(List<DatedContact> page) {
        Instant unread = progress.loadUnreadDownTo();
        return load.isWithinOneInstant()
                || unread != null
                        && page.stream().noneMatch(one -> one.updated().isBefore(unread));
    }

    private void beginLoad(List<DatedContact> page) {
        Instant top =
                page.stream().map(DatedContact::updated).max(Instant::compareTo).orElseThrow();
        Instant certain = certainAtStart(top);
        progress.change(cursor -> {
            cursor.load.top = top;
            cursor.raiseFloor(cursor.load.bottom);
            cursor.raiseFloor(certain);
        });
    }

    private void endLoad() {
        if (progress.loadHasOpen()) {
            stage = Stage.END;
            return;
        }
        progress.change(cursor -> {
            cursor.raiseFloor(cursor.load.bottom);
            cursor.load = null;
        });
        load = null;
        stage = Stage.WALK;
    }

    private void walk() {
        Instant now = serverTime.atLeast();
        NewestFirst pass = settings.source().walks().newestFirst(progress.floor(), null);
        List<DatedContact> listed = new ArrayList<>();
        for (List<DatedContact> page = pass.next(); page != null; page = pass.next()) {
            note(page, progress);
            listed.addAll(page);
        }
        if (deletions != null) {
            // Before anybody is delivered, so that whoever was delivered can be missed.
            deletions.know(listed);
        }
        waiting.addAll(progress.admit(
                listed, now == null ? null : now.minus(settings.delivery().overlap())));
    }

    /** How many changes of this poll are known to wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Whether the next change may be given to the route. */
    public boolean hasRoom() {
        Change next = waiting.peek();
        return next != null && progress.room(settings.delivery().maxInFlight(), next.kind() == Change.Kind.OWED) > 0;
    }

    /** Whether no more can be given before those that failed have been delivered again. */
    public boolean isStalled() {
        return progress.inFlight() == 0 && progress.unsaved() == 0 && !hasRoom();
    }

    /** The cursor, as a text, that says that this change too is done. */
    public String cursorAfter(Change change) {
        return keeper.write(progress.after(change));
    }

    /** Takes the next change out: it is under way. */
    public void begin(Change change) {
        waiting.remove();
        progress.begin(change);
    }

    /** The route has dealt with it. */
    public void done(Change change) {
        if (change.kind() == Change.Kind.DELETED) {
            deletions.forget(change.id());
        }
        progress.done(change);
    }

    /** The route has failed with it. @return whether it is passed over, since it was the last attempt */
    public boolean failed(Change change) {
        boolean givenUp = progress.failed(change);
        if (givenUp && change.kind() == Change.Kind.DELETED) {
            deletions.forget(change.id());
        }
        return givenUp;
    }

    /** Whether as much as may come again after a crash is not yet noted in the store, or has not been for a while. */
    public boolean shouldSave() {
        return progress != null
                && progress.unsaved() > 0
                && (progress.room(settings.delivery().maxInFlight(), true) <= 0 || keeper.isLate());
    }

    /** The time by the clock that {@link #dealtWithUpTo()} goes by. */
    public Instant now() {
        return settings.source().time().now();
    }

    /** Up to when every change was dealt with, {@code null} where that is not known yet. */
    public Instant dealtWithUpTo() {
        return progress == null ? null : progress.floor();
    }

    public int inFlight() {
        return progress == null ? 0 : progress.inFlight();
    }

    /** Notes in the store what was done. @throws HeymarketCursorException where that was not possible */
    public void save() {
        if (progress != null) {
            if (deletions != null) {
                deletions.save();
            }
            keeper.save(progress);
        }
    }

    @Override
    public void close() {
        try {
            settings.stores().cursor().close();
        } finally {
            if (settings.stores().known() != null) {
                settings.stores().known().close();
            }
        }
    }
}
