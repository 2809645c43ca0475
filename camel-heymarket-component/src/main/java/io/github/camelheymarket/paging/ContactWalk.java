package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls of a walk, in the order that {@link ContactIterator} describes. */
final class ContactWalk {

    private static final Logger LOG = LoggerFactory.getLogger(ContactWalk.class);

    /** More than one is needed only if contacts were changed during a head pass of several pages. */
    private static final int MAX_HEAD_PASSES = 5;
    /** A head pass may have twice the pages of the walk, and this many more. */
    private static final int SLACK_PAGES = 10;
    /** A list may have twice the counted contacts, and this many more, before it is taken for endless. */
    private static final int SLACK_CONTACTS = 10_000;

    private enum Phase {
        WALK,
        HEAD,
        COMPARISON,
        ENDED
    }

    private final ContactList list;
    private final ListCalls calls;
    private final WalkTally tally;

    private Phase phase = Phase.WALK;
    private boolean secondWalk;
    private boolean complete;

    private Pass pass;
    private @Nullable ObjectNode request;
    private int pages;
    private int walkPages;
    private int headPasses;
    private @Nullable FirstPage firstPage;
    /** The head pass ends at contacts that were updated before this time. */
    private @Nullable Instant headEnd;
    /** When the newest contact of the first page of the pass was updated. */
    private @Nullable Instant headStart;

    ContactWalk(ContactList list, ListCalls calls) {
        this.list = list;
        this.calls = calls;
        this.tally = new WalkTally(calls);
        begin(Phase.WALK);
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    boolean isComplete() {
        return complete;
    }

    OptionalLong counted() {
        return tally.counted();
    }

    /** Reads at most one page, and returns the contacts of it that were not visited before. */
    List<Contact> advance() {
        if (phase == Phase.COMPARISON) {
            // Separate from the last page, whose contacts are delivered before an exception is thrown.
            compareWithCount();
            return List.of();
        }
        List<Contact> page = ask();
        pages++;
        if (pages == 1) {
            headStart = Instants.newest(page);
            if (phase == Phase.WALK) {
                firstPage = new FirstPage(page);
                tally.count(firstPage.newest());
            }
        }
        List<Contact> unvisited = new ArrayList<>();
        Pass.Fresh fresh = tally.add(page, unvisited);
        if (phase == Phase.WALK) {
            afterWalkPage(page, fresh);
        } else {
            afterHeadPage(page, fresh, unvisited.isEmpty());
        }
        return unvisited;
    }

    private FirstPage firstPage() {
        return Objects.requireNonNull(firstPage, "the first page of the walk");
    }

    private void begin(Phase next) {
        phase = next;
        pass = list.newPass(secondWalk);
        request = pass.first();
        pages = 0;
        if (phase == Phase.WALK) {
            tally.beginWalk();
        } else {
            tally.beginPass();
        }
    }

    private List<Contact> ask() {
        ObjectNode asked = Objects.requireNonNull(request, "the request of the next page");
        if (pages > 0) {
            return calls.list(asked);
        }
        try {
            return calls.list(asked);
        } catch (HeymarketBadRequestException refused) {
            ObjectNode other = refused.getStatus() == 400 ? pass.afterRefusal() : null;
            request = other;
            if (other == null) {
                throw refused;
            }
            return calls.list(other);
        }
    }

    private void afterWalkPage(List<Contact> page, Pass.Fresh fresh) {
        if (tally.isExact()) {
            endOfWalk();
            return;
        }
        failIfEndless();
        request = pass.next(page, fresh, tally.isShort());
        if (request == null) {
            endOfWalk();
        }
    }

    private void failIfEndless() {
        if (tally.isFarAbove(SLACK_CONTACTS)) {
            throw new HeymarketIncompleteListException(
                    ListCalls.OPERATION + " does not end: " + tally.countable()
                            + " contacts were listed, but Heymarket counts "
                            + tally.counted().getAsLong(),
                    null);
        }
    }

    private void endOfWalk() {
        walkPages = pages;
        headPasses = 0;
        if (tally.size() == 0) {
            phase = Phase.COMPARISON;
        } else {
            beginHeadPass(firstPage().newest());
        }
    }

    private void beginHeadPass(@Nullable Instant end) {
        headPasses++;
        headEnd = end;
        begin(Phase.HEAD);
    }

    private void afterHeadPage(List<Contact> page, Pass.Fresh fresh, boolean allVisited) {
        firstPage().visitAgain(page);
        boolean ended = reachesHeadEnd(page, allVisited) && firstPage().isCovered();
        if (!ended) {
            request = pass.next(page, fresh, true);
            // A head pass that is much longer than the walk gets the same pages again.
            ended = request == null || pages > 2 * walkPages + SLACK_PAGES;
        }
        if (!ended) {
            return;
        }
        if (tally.isShort() && pages > 1 && headPasses < MAX_HEAD_PASSES) {
            beginHeadPass(headStart);
        } else {
            phase = Phase.COMPARISON;
        }
    }

    /**
     * Whether the page contains a contact that was not updated since the walk began. Contacts that were updated at that very
     * time are read completely only if the walk is short, because a whole account can share one time.
     */
    private boolean reachesHeadEnd(List<Contact> page, boolean allVisited) {
        if (headEnd == null) {
            return allVisited;
        }
        Instant oldest = null;
        for (Contact contact : page) {
            oldest = Instants.parse(contact.getUpdated());
            if (oldest == null || oldest.isBefore(headEnd)) {
                return true;
            }
        }
        return allVisited && !tally.isShort() && (oldest == null || !oldest.isAfter(headEnd));
    }

    private void compareWithCount() {
        if (tally.counted().isEmpty()) {
            LOG.warn(
                    "{}: {} contacts delivered; Heymarket gave no count to compare them with",
                    ListCalls.OPERATION,
                    tally.size());
            phase = Phase.ENDED;
        } else if (!tally.isShort() && firstPage().isCovered() && !firstPage().hasGap()) {
            complete = true;
            phase = Phase.ENDED;
        } else {
            failIfStuck();
            if (secondWalk) {
                endIncomplete();
            } else {
                secondWalk = true;
                begin(Phase.WALK);
            }
        }
    }

    private void endIncomplete() {
        complete = tally.isShortByDeletions();
        phase = Phase.ENDED;
        if (!complete) {
            LOG.warn(
                    "{}: contacts may be missing: {} contacts delivered, but Heymarket counts {}, and a second walk found {}"
                            + " of them",
                    ListCalls.OPERATION,
                    tally.size(),
                    tally.counted().getAsLong(),
                    tally.countable());
        }
    }

    /**
     * Throws an exception if contacts with the same {@code updated} fill a page that v1 cannot get past. If a new count shows
     * that none is missing, the page was the whole group and a deletion made the walk short.
     */
    private void failIfStuck() {
        if (list.stuckAt() == null) {
            return;
        }
        String instant = Instants.shown(list.stuckAt());
        OptionalLong now = secondWalk ? tally.counted() : calls.count();
        if (!secondWalk && now.isPresent() && tally.size() >= now.getAsLong()) {
            return;
        }
        throw new HeymarketIncompleteListException(
                ListCalls.OPERATION + ": as many contacts as a page has, or more, were updated at " + instant
                        + ", and "
                        + list.endpoint().path()
                        + " cannot page past them: " + tally.size() + " contacts were delivered"
                        + (now.isPresent() ? " of " + now.getAsLong() : "")
                        + ". Use apiVersion=v2, or a pageSize larger than such a group if Heymarket allows it.",
                instant);
    }
}
