package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order of the calls of a walk, and what they prove; {@link ContactIterator} describes both. */
final class ContactWalk {

    private static final Logger LOG = LoggerFactory.getLogger(ContactWalk.class);

    /** More than one is needed only where contacts were changed while a head pass of several pages ran. */
    private static final int MAX_HEAD_PASSES = 5;
    /** How many pages a head pass may have beyond twice those of the walk. */
    private static final int SLACK_PAGES = 10;
    /** How far a list may exceed twice the count before it is taken for endless. */
    private static final int SLACK = 10_000;

    private enum Phase {
        WALK,
        HEAD,
        VERDICT,
        ENDED
    }

    private final ContactList list;
    private final ListCalls calls;
    private final VisitedContacts seen = new VisitedContacts();

    private Phase phase = Phase.WALK;
    private boolean secondWalk;
    private OptionalLong counted = OptionalLong.empty();
    private boolean complete;

    private Pass pass;
    private ObjectNode request;
    private int pages;
    private int walkPages;
    private int headPasses;
    private FrontPage front;
    /** How far back the head pass goes. */
    private Instant headEnd;

    private Instant headStart;

    /**
     * Contacts this walk has met, without the young. Were those created since it began counted in, they would hide others
     * that slipped through when a deletion moved the pages.
     */
    private long met;
    /** Contacts this walk has met that were created after it began, so that the count does not hold them. */
    private long young;

    ContactWalk(ContactList list, ListCalls calls) {
        this.list = list;
        this.calls = calls;
        begin(Phase.WALK);
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    boolean isComplete() {
        return complete;
    }

    OptionalLong counted() {
        return counted;
    }

    /** Reads at most one page. @return those of its contacts that were never seen before; may be none */
    List<Contact> advance() {
        if (phase == Phase.VERDICT) {
            // Not with the last page: what it brought is to be delivered before an exception tells what is missing.
            giveVerdict();
            return List.of();
        }
        List<Contact> page = ask();
        pages++;
        if (pages == 1) {
            headStart = Instants.newest(page);
            if (phase == Phase.WALK) {
                front = new FrontPage(page);
                counted = calls.count();
            }
        }
        List<Contact> unseen = new ArrayList<>();
        Pass.Fresh fresh = look(page, unseen);
        if (phase == Phase.WALK) {
            afterWalkPage(page, fresh);
        } else {
            afterHeadPage(page, fresh, unseen.isEmpty());
        }
        return unseen;
    }

    private void begin(Phase next) {
        phase = next;
        pass = list.newPass(secondWalk);
        request = pass.first();
        pages = 0;
        if (phase == Phase.WALK) {
            met = 0;
            young = 0;
            seen.beginWalk();
        } else {
            seen.beginPass();
        }
    }

    private List<Contact> ask() {
        if (pages > 0) {
            return calls.list(request);
        }
        try {
            return calls.list(request);
        } catch (HeymarketBadRequestException refused) {
            request = refused.getStatus() == 400 ? pass.afterRefusal() : null;
            if (request == null) {
                throw refused;
            }
            return calls.list(request);
        }
    }

    private Pass.Fresh look(List<Contact> page, List<Contact> unseen) {
        boolean any = false;
        boolean last = false;
        for (Contact contact : page) {
            Sighting sighting = seen.see(contact);
            last = sighting != Sighting.AGAIN;
            any |= last;
            if (sighting.isNewInWalk()) {
                boolean isYoung = sighting == Sighting.NEVER_SEEN && isYoung(contact);
                young += isYoung ? 1 : 0;
                met += isYoung ? 0 : 1;
            }
            if (sighting == Sighting.NEVER_SEEN) {
                unseen.add(contact);
            }
        }
        return new Pass.Fresh(any, last);
    }

    /** Created after the walk began; where that is not told, changed after it. */
    private boolean isYoung(Contact contact) {
        Instant created = Instants.parse(contact.getCreated());
        Instant time = created != null ? created : Instants.parse(contact.getUpdated());
        return front.newest() != null && time != null && time.isAfter(front.newest());
    }

    private void afterWalkPage(List<Contact> page, Pass.Fresh fresh) {
        if (counted.isPresent() && met == counted.getAsLong()) {
            endOfWalk();
            return;
        }
        guardAgainstEndlessList();
        request = pass.next(page, fresh, counted.isEmpty() || met < counted.getAsLong());
        if (request == null) {
            endOfWalk();
        }
    }

    private void guardAgainstEndlessList() {
        if (counted.isPresent() && met > 2 * counted.getAsLong() + SLACK) {
            counted = calls.count();
            if (counted.isPresent() && met > 2 * counted.getAsLong() + SLACK) {
                throw new HeymarketIncompleteListException(
                        ListCalls.OPERATION + " does not end: " + met + " contacts came where Heymarket counts "
                                + counted.getAsLong(),
                        null);
            }
        }
    }

    private void endOfWalk() {
        walkPages = pages;
        headPasses = 0;
        if (seen.size() == 0) {
            phase = Phase.VERDICT;
        } else {
            beginHeadPass(front.newest());
        }
    }

    private void beginHeadPass(Instant end) {
        headPasses++;
        headEnd = end;
        begin(Phase.HEAD);
    }

    private void afterHeadPage(List<Contact> page, Pass.Fresh fresh, boolean allKnown) {
        front.meetAgain(page);
        boolean ended = reachesHeadEnd(page, allKnown) && front.isCovered();
        if (!ended) {
            request = pass.next(page, fresh, true);
            // A head pass much longer than the walk goes round in circles.
            ended = request == null || pages > 2 * walkPages + SLACK_PAGES;
        }
        if (!ended) {
            return;
        }
        if (isShort() && pages > 1 && headPasses < MAX_HEAD_PASSES) {
            beginHeadPass(headStart);
        } else {
            phase = Phase.VERDICT;
        }
    }

    /**
     * Whether the page holds a contact not changed since the walk began. Those changed at the very instant it began are
     * read to the last only if somebody is missing: a whole address book can share one instant.
     */
    private boolean reachesHeadEnd(List<Contact> page, boolean allKnown) {
        if (headEnd == null) {
            return allKnown;
        }
        Instant oldest = null;
        for (Contact contact : page) {
            oldest = Instants.parse(contact.getUpdated());
            if (oldest == null || oldest.isBefore(headEnd)) {
                return true;
            }
        }
        return allKnown && !isShort() && (oldest == null || !oldest.isAfter(headEnd));
    }

    /** Whether somebody who was counted was not met. */
    private boolean isShort() {
        return counted.isEmpty() || met < counted.getAsLong();
    }

    private void giveVerdict() {
        if (counted.isEmpty()) {
            LOG.warn(
                    "{}: {} contacts delivered; Heymarket gave no count to compare them with",
                    ListCalls.OPERATION,
                    seen.size());
            phase = Phase.ENDED;
        } else if (!isShort() && front.isCovered() && !front.hasGap()) {
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
        complete = deletionsExplainTheRest();
        phase = Phase.ENDED;
        if (!complete) {
            LOG.warn(
                    "{}: somebody may be missing: {} contacts delivered, but Heymarket counts {}, and a second walk met {}"
                            + " of them",
                    ListCalls.OPERATION,
                    seen.size(),
                    counted.getAsLong(),
                    met);
        }
    }

    /**
     * Where contacts are deleted all the time no walk meets as many as were counted at its start: each deletion takes away
     * one, or moves one over a page boundary. Then the first walk has met whoever the second one has not, unless somebody
     * slipped through both.
     */
    private boolean deletionsExplainTheRest() {
        OptionalLong now = calls.count();
        if (now.isEmpty() || seen.size() < counted.getAsLong()) {
            return false;
        }
        long deleted = counted.getAsLong() + young - now.getAsLong();
        return counted.getAsLong() - met <= deleted;
    }

    /** A full page of one instant may have been the whole group, and a deletion the reason for the shortfall. */
    private void failIfStuck() {
        if (list.stuckAt() == null) {
            return;
        }
        String instant = Instants.shown(list.stuckAt());
        OptionalLong now = secondWalk ? counted : calls.count();
        if (!secondWalk && now.isPresent() && seen.size() >= now.getAsLong()) {
            return;
        }
        throw new HeymarketIncompleteListException(
                ListCalls.OPERATION + ": as many contacts as a page holds, or more, were updated at " + instant
                        + ", and "
                        + list.endpoint().path()
                        + " has no way past them: " + seen.size() + " contacts were delivered"
                        + (now.isPresent() ? " of " + now.getAsLong() : "")
                        + ". Use apiVersion=v2, or a pageSize larger than such a group if Heymarket grants it.",
                instant);
    }
}
