package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * The contacts that were changed after an instant, last changed first, page by page (C5.5, C5.18, C6). Whoever has such a
 * change before the pass begins, and is not changed again or deleted while it runs, is in it.
 *
 * <p>Pages go by {@code date}, since page numbers shift when contacts are deleted. The cursor is not the last instant of a
 * page, but the one before it: an exclusive list then begins with the whole group of the last instant, an inclusive one a
 * group earlier. A group that fills a page is read by page number under the same cursor, and once more from its end to its
 * beginning: under a cursor contacts can only move towards the front, so that nobody slips through both. Where {@code date}
 * has no effect, the whole list is read so.
 *
 * <p>For one thread.
 */
public final class NewestFirst {

    /** How often the same page may come in a row before page numbers are taken to have no effect. */
    private static final int MAX_SAME_PAGES = 3;

    private static final int MAX_KNOWN_PAGES = 100;
    private static final int MAX_REREADS = 5;

    private final ListCalls calls;
    private final PageRequests requests;
    private final Instant floor;
    private final boolean fromHead;
    private final VisitedContacts seen = new VisitedContacts();

    private boolean dateWorks = true;
    private boolean ended;
    private int fullPage;

    /** The cursor, as Heymarket spelled it; {@code null} for the newest contact. */
    private String date;

    /** The pages read under this cursor; the numbers are those of the requests, {@code null} for none. */
    private final Deque<Integer> section = new ArrayDeque<>();

    private Integer number;
    private List<Object> previous;
    private int knownPages;
    private int samePages;

    /** Pages of the section that are to be read again, the last one first. */
    private final Deque<Integer> again = new ArrayDeque<>();

    private boolean foundAgain;
    private int rereads;
    /** Where to go on after them; {@code null} for the end. */
    private String goOn;

    NewestFirst(ListCalls calls, PageRequests requests, Instant floor, Instant from) {
        this.calls = calls;
        this.requests = requests;
        this.floor = floor;
        this.fromHead = from == null;
        this.date = from == null ? null : from.toString();
        this.number = requests.first();
    }

    /**
     * Reads the next page.
     *
     * @return those changed after the floor that this pass has not given yet, last changed first as far as Heymarket lists
     *     them so; {@code null} at the end
     * @throws HeymarketIncompleteListException if more contacts share one {@code updated} than can be paged through (R7.3)
     */
    public List<DatedContact> next() {
        if (ended) {
            return null;
        }
        return again.isEmpty() ? forward() : reread();
    }

    /**
     * Whether nobody can come any more who was changed after the last contact given so far. It is not so in the middle of a
     * group that is read by page number.
     */
    public boolean isFinalSoFar() {
        return ended || section.isEmpty();
    }

    /** Whether it is in the middle of a group of one instant that fills more than a page. */
    public boolean isWithinOneInstant() {
        return !isFinalSoFar() && dateWorks;
    }

    /** Requests sent so far, retries included. */
    public long requests() {
        return calls.requests();
    }

    private List<DatedContact> forward() {
        List<Contact> page = ask(number);
        List<DatedContact> contacts = page.stream().map(DatedContact::of).toList();
        if (date != null
                && dateWorks
                && contacts.stream().anyMatch(c -> c.updated().isAfter(Instant.parse(date)))) {
            readByNumbers();
            return List.of();
        }
        fullPage = Math.max(fullPage, page.size());
        section.push(number == null ? PageRequests.NONE : number);
        int before = (int) seen.size();
        List<DatedContact> fresh = fresh(contacts);
        advance(page, contacts, seen.size() > before);
        return fresh;
    }

    private List<Contact> ask(Integer page) {
        ObjectNode request = requests.request(date, page);
        try {
            return calls.list(request);
        } catch (HeymarketBadRequestException refused) {
            if (refused.getStatus() != 400 || page == null || page != 0) {
                throw refused;
            }
            requests.countFromOne();
            number = 1;
            return calls.list(requests.request(date, 1));
        }
    }

    private List<DatedContact> fresh(List<DatedContact> contacts) {
        List<DatedContact> fresh = new ArrayList<>();
        for (DatedContact contact : contacts) {
            boolean isNew = seen.see(contact.contact()) == Sighting.NEVER_SEEN;
            if (isNew && (floor == null || contact.updated().isAfter(floor))) {
                fresh.add(contact);
            }
        }
        return fresh;
    }

    /** The cursor has no effect: pages by number from the newest contact on. */
    private void readByNumbers() {
        dateWorks = false;
        date = null;
        beginSection();
    }

    private void beginSection() {
        section.clear();
        number = requests.first();
        previous = null;
        knownPages = 0;
        samePages = 0;
        rereads = 0;
    }

    private void advance(List<Contact> page, List<DatedContact> contacts, boolean anyFresh) {
        List<Object> identities = page.stream().map(VisitedContacts::identity).toList();
        boolean repeated = identities.equals(previous);
        previous = identities;
        if (page.isEmpty()) {
            if (requests.isBelowFirst(number)) {
                section.clear();
                number = requests.after(number);
            } else {
                leave(null);
            }
            return;
        }
        requests.answered(number);
        DatedContact last = contacts.get(contacts.size() - 1);
        if (floor != null && !last.updated().isAfter(floor)) {
            leave(null);
            return;
        }
        String before = dateWorks ? instantBefore(contacts) : null;
        if (before != null && !before.equals(date) && !repeated) {
            leave(before);
        } else if (repeated && nobodyIsBehind()) {
            leave(null);
        } else {
            samePages = repeated ? samePages + 1 : 0;
            knownPages = anyFresh ? 0 : knownPages + 1;
            if (samePages > MAX_SAME_PAGES || knownPages > MAX_KNOWN_PAGES) {
                throw stuck(last);
            }
            number = requests.after(number);
        }
    }

    /**
     * Whether a page that came twice is the last one. Else the second may be the first by another number, or a page's worth
     * of contacts was written meanwhile, or page numbers have no effect.
     */
    private boolean nobodyIsBehind() {
        if (previous.size() < fullPage) {
            return true;
        }
        OptionalLong counted = fromHead ? calls.count() : OptionalLong.empty();
        return counted.isPresent() && counted.getAsLong() <= seen.size();
    }

    /** The text of the last instant but one, {@code null} where all contacts share one. */
    private static String instantBefore(List<DatedContact> contacts) {
        Instant last = contacts.get(contacts.size() - 1).updated();
        for (int i = contacts.size() - 2; i >= 0; i--) {
            if (contacts.get(i).updated().isAfter(last)) {
                return contacts.get(i).contact().getUpdated();
            }
        }
        return null;
    }

    private HeymarketIncompleteListException stuck(DatedContact last) {
        String instant = last.contact().getUpdated();
        return new HeymarketIncompleteListException(
                ListCalls.OPERATION + ": as many contacts as a page holds, or more, were updated at " + instant
                        + ", and "
                        + requests.endpoint().path()
                        + " has no way past them. Use apiVersion=v2, or a pageSize larger than such a"
                        + " group if Heymarket grants it.",
                instant);
    }

    /**
     * Leaves this section, after a look back if page numbers led through it. The page just read needs none: what is behind
     * it comes under the next cursor, or is at the floor, or is nobody.
     *
     * @param next the cursor to go on with, {@code null} for the end
     */
    private void leave(String next) {
        goOn = next;
        section.pop();
        again.addAll(section);
        foundAgain = false;
        if (again.isEmpty()) {
            goOn();
        }
    }

    private void goOn() {
        if (goOn == null) {
            ended = true;
        } else {
            date = goOn;
            beginSection();
        }
    }

    private List<DatedContact> reread() {
        Integer page = again.removeFirst();
        List<DatedContact> contacts = ask(page == PageRequests.NONE ? null : page).stream()
                .map(DatedContact::of)
                .toList();
        List<DatedContact> fresh = fresh(contacts);
        foundAgain |= !fresh.isEmpty();
        if (again.isEmpty()) {
            if (foundAgain && ++rereads < MAX_REREADS) {
                again.addAll(section);
                foundAgain = false;
            } else {
                goOn();
            }
        }
        return fresh;
    }
}
