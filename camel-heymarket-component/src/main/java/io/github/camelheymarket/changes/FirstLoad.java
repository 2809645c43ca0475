package io.github.camelheymarket.changes;

import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.paging.DatedContact;
import io.github.camelheymarket.paging.NewestFirst;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contacts that existed before the route started for the first time, last changed first, page by page (R7.5: it
 * continues after a restart).
 */
final class FirstLoad {

    private final ContactWalks walks;
    private final PageObserver observer;
    private final ServerTime serverTime;
    /** {@code null} if deletions are not detected. */
    private final @Nullable Deletions deletions;

    /** {@code null} before the first page, and after a failed one: the next poll begins again at the cursor. */
    private @Nullable NewestFirst pages;

    private boolean atEnd;
    /** Contacts that were read and not yet delivered, since their group of one timestamp is incomplete. */
    private final List<DatedContact> pending = new ArrayList<>();

    /** @param deletions {@code null} if deletions are not detected */
    FirstLoad(ContactWalks walks, PageObserver observer, ServerTime serverTime, @Nullable Deletions deletions) {
        this.walks = walks;
        this.observer = observer;
        this.serverTime = serverTime;
        this.deletions = deletions;
    }

    /** Whether every contact was read. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** Reads a page. @return what is to be delivered; maybe nothing, although more follows */
    List<Change> read(Progress progress) {
        CursorState.Load cursor = Objects.requireNonNull(progress.load(), "the first load");
        NewestFirst current = pages == null ? begin(cursor) : pages;
        pages = null;
        List<DatedContact> page = current.next();
        pages = current;
        if (page != null) {
            observer.observe(page, progress);
            pending.addAll(page);
            if (isGroupIncomplete(current, page, progress)) {
                return List.of();
            }
        }
        if (cursor.top() == null && !pending.isEmpty()) {
            setTop(progress);
        }
        List<DatedContact> complete = List.copyOf(pending);
        if (deletions != null) {
            // Before the delivery. A contact may be newer than the ids that were noted when the feed began.
            deletions.add(complete);
        }
        List<Change> changes = progress.admitLoad(complete, current.isFinalSoFar());
        pending.clear();
        atEnd = page == null;
        return changes;
    }

    private NewestFirst begin(CursorState.Load cursor) {
        pending.clear();
        // One second later than the cursor: the list may exclude the instant, or have finer timestamps than the cursor.
        return walks.newestFirst(
                cursor.bottom(), cursor.low() == null ? null : cursor.low().plusSeconds(1));
    }

    /**
     * Whether more must be read before anything is delivered. A group of one timestamp is delivered in the order of the ids,
     * so that a position in it identifies what was delivered. And what was delivered before a restart is recognised only when
     * all of that part of the list was read.
     */
    private boolean isGroupIncomplete(NewestFirst current, List<DatedContact> page, Progress progress) {
        Instant unrecognised = progress.loadUnrecognisedDownTo();
        return current.isWithinOneInstant()
                || unrecognised != null
                        && page.stream().noneMatch(contact -> contact.updated().isBefore(unrecognised));
    }

    private void setTop(Progress progress) {
        Instant top = pending.stream()
                .map(DatedContact::updated)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant complete = serverTime.completeUpTo(top);
        progress.change(cursor -> {
            cursor.load().top = top;
            cursor.raiseFloor(cursor.load().bottom);
            cursor.raiseFloor(complete);
        });
    }

    /** Ends the load. @return false if some of its changes are not delivered yet */
    boolean end(Progress progress) {
        if (progress.loadHasOpen()) {
            return false;
        }
        progress.change(cursor -> {
            cursor.raiseFloor(cursor.load().bottom);
            cursor.load = null;
        });
        return true;
    }
}
