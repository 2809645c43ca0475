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
import org.jspecify.annotations.Nullable;

/**
 * Reads the contacts that were updated after a time, last updated first, page by page (C5.5, C5.18, C6). It returns every
 * contact that was updated before the pass begins and is neither updated nor deleted during the pass.
 *
 * <p>It pages by {@code date}, because page numbers shift when contacts are deleted. The cursor is the last but one
 * {@code updated} of a page: an exclusive list then begins with the whole group of the last one, an inclusive list a group
 * earlier. A group that fills a page is read by page number under the same cursor, first forward, then backward: contacts can
 * only move towards the front, so that no contact is missed in both directions. If {@code date} has no effect, the whole list
 * is read in this way.
 *
 * <p>For one thread.
 */
public final class NewestFirst {

    /** More repetitions of the same page in a row mean that page numbers have no effect. */
    private static final int MAX_SAME_PAGES = 3;

    /** The maximum number of pages in a row without new contacts. */
    private static final int MAX_KNOWN_PAGES = 100;

    private static final int MAX_REREADS = 5;

    private final ListCalls calls;
    private final PageRequests requests;
    private final @Nullable Instant floor;
    private final boolean fromHead;
    private final VisitedContacts visited = new VisitedContacts();

    private boolean dateWorks = true;
    private boolean ended;
    private int fullPage;

    /** The cursor, verbatim from a response; {@code null} for the newest contact. */
    private @Nullable String date;

    /** The numbers of the pages that were read under this cursor. */
    private final Deque<Integer> section = new ArrayDeque<>();

    private @Nullable Integer number;
    private @Nullable List<Object> previous;
    private int knownPages;
    private int samePages;

    /** The pages of the section to read again, the last one first. */
    private final Deque<Integer> again = new ArrayDeque<>();

    private boolean foundAgain;
    private int rereads;
    /** The cursor after the pages to read again; {@code null} for the end. */
    private @Nullable String nextDate;

    NewestFirst(ListCalls calls, PageRequests requests, @Nullable Instant floor, @Nullable Instant from) {
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
     * @return the contacts that were updated after the floor and were not returned before, in the order of the list; may be
     *     empty; {@code null} at the end
     * @throws HeymarketIncompleteListException if more contacts share one {@code updated} than can be paged through (R7.3)
     */
    public @Nullable List<DatedContact> next() {
        if (ended) {
            return null;
        }
        return again.isEmpty() ? forward() : reread();
    }

    /**
     * Whether all contacts that were updated after the last returned one have been returned. {@code false} while pages are read
     * by number.
     */
    public boolean isFinalSoFar() {
        return ended || section.isEmpty();
    }

    /** Whether the pass is within a group of contacts with the same {@code updated} that fills more than a page. */
    public boolean isWithinOneInstant() {
        return !isFinalSoFar() && dateWorks;
    }

    /** The number of requests so far, including retries. */
    public long requests() {
        return calls.requests();
    }

    private List<DatedContact> forward() {
        List<Contact> page = ask(number);
        List<DatedContact> contacts = page.stream().map(DatedContact::of).toList();
        Instant limit = Instants.parse(date);
        if (limit != null
                && dateWorks
                && contacts.stream().anyMatch(c -> c.updated().isAfter(limit))) {
            readByNumbers();
            return List.of();
        }
        fullPage = Math.max(fullPage, page.size());
        section.push(number == null ? PageRequests.NONE : number);
        long before = visited.size();
        List<DatedContact> fresh = fresh(contacts);
        advance(page, contacts, visited.size() > before);
        return fresh;
    }

    private List<Contact> ask(@Nullable Integer page) {
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
            boolean isNew = visited.visit(contact.contact()) == Visit.FIRST;
            if (isNew && (floor == null || contact.updated().isAfter(floor))) {
                fresh.add(contact);
            }
        }
        return fresh;
    }

    /** Reads by page number from the newest contact, because the cursor has no effect. */
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
        int size = identities.size();
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
        } else if (repeated && isEnd(size)) {
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
     * Whether a repeated page is the last one. Otherwise both numbers may mean the first page, or as many contacts as a page has
     * were written meanwhile, or page numbers have no effect.
     */
    private boolean isEnd(int size) {
        if (size < fullPage) {
            return true;
        }
        OptionalLong counted = fromHead ? calls.count() : OptionalLong.empty();
        return counted.isPresent() && counted.getAsLong() <= visited.size();
    }

    /** The last but one {@code updated}, verbatim; {@code null} if all contacts have the same. */
    private static @Nullable String instantBefore(List<DatedContact> contacts) {
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
                ListCalls.OPERATION + ": as many contacts as a page has, or more, were updated at " + instant
                        + ", and "
                        + requests.endpoint().path()
                        + " cannot page past them. Use apiVersion=v2, or a pageSize larger than such a"
                        + " group if Heymarket allows it.",
                instant);
    }

    /**
     * Leaves this section. If it has several pages, all but the last are read again first.
     *
     * @param next the cursor to continue with; {@code null} for the end
     */
    private void leave(@Nullable String next) {
        nextDate = next;
        section.pop();
        again.addAll(section);
        foundAgain = false;
        if (again.isEmpty()) {
            proceed();
        }
    }

    private void proceed() {
        if (nextDate == null) {
            ended = true;
        } else {
            date = nextDate;
            beginSection();
        }
    }

    private List<DatedContact> reread() {
        Integer page = again.removeFirst();
        List<DatedContact> contacts = ask(page.equals(PageRequests.NONE) ? null : page).stream()
                .map(DatedContact::of)
                .toList();
        List<DatedContact> fresh = fresh(contacts);
        foundAgain |= !fresh.isEmpty();
        if (again.isEmpty()) {
            if (foundAgain && ++rereads < MAX_REREADS) {
                again.addAll(section);
                foundAgain = false;
            } else {
                proceed();
            }
        }
        return fresh;
    }
}
