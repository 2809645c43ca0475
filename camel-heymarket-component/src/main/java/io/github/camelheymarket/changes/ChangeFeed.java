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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an account, poll by poll (R7.5: a crash loses no change). A poll delivers in this order: contacts whose
 * delivery failed; the first load, if there is one, last changed first; what changed since the cursor, oldest first; what was
 * deleted, if deletions are detected.
 *
 * <p>One thread polls ({@link #beginPoll}, {@link #next}, {@link #begin}); any thread may report the outcome of a delivery.
 */
public final class ChangeFeed implements Closeable {

    private enum Stage {
        RETRIES,
        FIRST_LOAD,
        CHANGES,
        DELETIONS,
        END
    }

    private final Source source;
    private final Stores stores;
    private final Start start;
    private final Delivery delivery;
    private final CursorKeeper keeper;
    private final ServerTime serverTime;
    private final PageObserver observer;
    private final FirstLoad firstLoad;
    private final @Nullable Deletions deletions;
    private final Deque<Change> waiting = new ArrayDeque<>();
    private volatile @Nullable Progress progress;
    private Stage stage = Stage.END;

    /** @param start where a feed without a cursor starts */
    public record Settings(Source source, Stores stores, Start start, Delivery delivery) {}

    /**
     * Where the contacts come from.
     *
     * @param reader reads a contact by its id; empty if it does not exist
     * @param time Heymarket's clock
     */
    public record Source(
            Account account, ContactWalks walks, Function<String, Optional<Contact>> reader, TimeSource time) {}

    /**
     * Where the position is stored.
     *
     * @param known for the ids of all contacts; {@code null} if deletions are not detected
     * @param own the states that are not delivered
     */
    public record Stores(CursorStore cursor, @Nullable CursorStore known, OwnStates own) {}

    /**
     * How changes are delivered.
     *
     * @param overlap how long a list may still get changes with a past timestamp: Heymarket's timestamps may have no
     *     fractions, and a change may become visible after its timestamp
     * @param maxInFlight how many changes at most are delivered twice after a crash
     * @param maxAttempts how often a change is delivered, 0 for no limit
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
        this.source = settings.source();
        this.stores = settings.stores();
        this.start = settings.start();
        this.delivery = settings.delivery();
        this.keeper = new CursorKeeper(stores.cursor(), source.account(), source.time());
        this.serverTime = new ServerTime(source.time(), delivery.overlap());
        this.observer = new PageObserver(serverTime, keeper);
        this.deletions = stores.known() == null ? null : new Deletions(source, stores.own(), stores.known());
        this.firstLoad = new FirstLoad(source.walks(), observer, serverTime, deletions);
        Cursor cursor = keeper.load();
        stores.own().begin(cursor == null);
        if (cursor != null) {
            serverTime.observe(cursor.newest);
            progress = progress(cursor);
            stores.own().follow(progress);
        }
    }

    private Progress progress() {
        return Objects.requireNonNull(progress, "the progress, which the first poll begins");
    }

    private Progress progress(Cursor cursor) {
        return new Progress(cursor, delivery.maxAttempts(), stores.own());
    }

    /** Begins a poll; it first delivers what the poll before has left. */
    public void beginPoll() {
        stage = Stage.RETRIES;
        if (progress == null) {
            if (deletions != null) {
                deletions.begin();
            }
            createCursor();
        }
        stores.own().follow(progress());
    }

    private void createCursor() {
        Cursor cursor = new Cursor();
        Progress created = progress(cursor);
        if (start.everything()) {
            cursor.load = new Cursor.Load();
            cursor.load.bottom = Times.justBefore(start.from());
        } else {
            skipExisting(cursor, created);
        }
        progress = created;
        keeper.save(created);
    }

    private void skipExisting(Cursor cursor, Progress created) {
        NewestFirst pages = source.walks().newestFirst(null, null);
        List<DatedContact> page = pages.next();
        while (page != null) {
            observer.observe(page, created);
            created.skip(page);
            Instant end = cursor.newest == null ? null : cursor.newest.minus(delivery.overlap());
            boolean enough = end != null
                    && pages.isFinalSoFar()
                    && page.stream().anyMatch(contact -> !contact.updated().isAfter(end));
            page = enough ? null : pages.next();
        }
        cursor.raiseFloor(serverTime.completeUpTo(cursor.newest));
    }

    /** @return the next change of this poll, {@code null} at its end */
    public @Nullable Change next() {
        if (stage == Stage.RETRIES) {
            readRetries();
            stage = Stage.FIRST_LOAD;
        }
        while (waiting.isEmpty() && stage != Stage.END) {
            switch (stage) {
                case FIRST_LOAD -> readLoad();
                case CHANGES -> {
                    readChanges();
                    stage = deletions == null ? Stage.END : Stage.DELETIONS;
                }
                default -> {
                    waiting.addAll(deletions == null ? List.of() : deletions.find(progress()));
                    stage = Stage.END;
                }
            }
        }
        return waiting.peek();
    }

    /** Puts failed contacts before those that wait, since without them there may be no room for others. */
    private void readRetries() {
        for (String id : progress().retries()) {
            if (progress().isOpen(id)) {
                continue;
            }
            source.reader()
                    .apply(id)
                    .ifPresentOrElse(
                            contact -> waiting.addFirst(progress().open(Change.Kind.RETRY, id, contact)),
                            () -> progress().change(cursor -> cursor.retries.remove(id)));
        }
    }

    private void readLoad() {
        if (progress().load() == null) {
            stage = Stage.CHANGES;
        } else if (firstLoad.isAtEnd()) {
            stage = firstLoad.end(progress()) ? Stage.CHANGES : Stage.END;
        } else {
            waiting.addAll(firstLoad.read(progress()));
        }
    }

    private void readChanges() {
        Instant complete = serverTime.completeUpTo();
        NewestFirst pages = source.walks().newestFirst(progress().floor(), null);
        List<DatedContact> listed = new ArrayList<>();
        for (List<DatedContact> page = pages.next(); page != null; page = pages.next()) {
            observer.observe(page, progress());
            listed.addAll(page);
        }
        if (deletions != null) {
            // Before the delivery, so that the deletion of every delivered contact is detected.
            deletions.add(listed);
        }
        waiting.addAll(progress().admit(listed, complete));
    }

    /** The number of changes of this poll that were read and not yet delivered. */
    public int waiting() {
        return waiting.size();
    }

    /** Whether the next change may be delivered. */
    public boolean hasRoom() {
        Change next = waiting.peek();
        return next != null && progress().room(delivery.maxInFlight(), next.kind() == Change.Kind.RETRY) > 0;
    }

    /** The cursor, as text, for the time when this change is done too. */
    public String cursorAfter(Change change) {
        return keeper.write(progress().stateAfter(change));
    }

    /** Removes the next change from those that wait: it is in flight. */
    public void begin(Change change) {
        waiting.remove();
        progress().begin();
    }

    /** The route has processed the change. */
    public void done(Change change) {
        if (deletions != null && change.kind() == Change.Kind.DELETED) {
            deletions.remove(change.id());
        }
        progress().done(change);
        stores.own().delivered(change);
    }

    /** The route has failed to process the change. @return whether this was the last attempt, so that the change is skipped */
    public boolean failed(Change change) {
        boolean skipped = progress().failed(change);
        if (skipped && deletions != null && change.kind() == Change.Kind.DELETED) {
            deletions.remove(change.id());
        }
        return skipped;
    }

    /** Whether {@code maxInFlight} leaves no room for more before a save, or the last save is too long ago. */
    public boolean shouldSave() {
        return progress != null
                && progress.unsaved() > 0
                && (progress.room(delivery.maxInFlight(), true) <= 0 || keeper.isLate());
    }

    /** The time of the clock that {@link #deliveredUpTo()} refers to. */
    public Instant now() {
        return source.time().now();
    }

    /** Every change up to this instant was delivered; {@code null} if that is not known yet. */
    public @Nullable Instant deliveredUpTo() {
        return progress == null ? null : progress.floor();
    }

    public int inFlight() {
        return progress == null ? 0 : progress.inFlight();
    }

    /** Stores the cursor. @throws HeymarketCursorException if the store failed */
    public void save() {
        if (progress != null) {
            if (deletions != null) {
                deletions.save();
            }
            stores.own().save();
            keeper.save(progress);
        }
    }

    @Override
    public void close() {
        CursorStore.close(stores.cursor(), stores.known());
    }
}
