package io.github.camelheymarket.paging;

import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Queue;

/**
 * Every contact of an account, each once, in the order Heymarket lists them (last updated first), read page by page while
 * one asks for more. Holds one page and the ids of those seen: 11 to 17 bytes a contact, 22 to 33 where contacts come
 * with a UUID alone.
 *
 * <p>The calls (R7.1, R8.6), for N contacts:
 *
 * <ol>
 *   <li>the first page, and at once the count, C;
 *   <li>page after page, contacts that were met already dropped. The walk is over as soon as exactly C contacts were met,
 *       which spares the empty page; otherwise only an empty page or one without anybody new ends it;
 *   <li>the head pass: from the newest contact back to those of the first page. Who was changed during the walk jumped to
 *       the front, perhaps unmet; those not yet delivered are, and nobody twice. A head pass of several pages that leaves
 *       somebody missing is repeated from where it began;
 *   <li>if fewer than C were met (not counting those created since the walk began, who would hide a gap), or the head pass
 *       shows that somebody of the first page has gone, one more walk of the same kind, with a count of its own, delivers
 *       only the unseen. If that one falls short too, a last count tells whether deletions meanwhile explain it; if not,
 *       {@link #isComplete()} is false and a warning logged.
 * </ol>
 *
 * <p>That is ceil(N / page) + 2 calls where nothing changes during the walk and the list is as documented; an empty
 * account takes 2. The first page is read before the count, so that a contact created between the two makes the count the
 * larger number: then the walk goes on to the empty page, instead of ending early.
 *
 * <p>Where {@link #isComplete()} is true, whoever existed all the time was delivered, as far as a count can prove it; where
 * contacts are deleted during both walks, one that slipped over a page boundary in both would be missed. If Heymarket
 * refuses the count (400, 403, 404, 405), the walk goes to its end, is not complete, and a warning says so.
 *
 * <p>A failed request throws at once the exception of the client from {@link #hasNext()} or {@link #next()}, and the same
 * again from each later call. {@link HeymarketIncompleteListException} is thrown at the end, after everything that can be
 * reached, if more contacts share one {@code updated} than v1 can page through (R7.3), and as soon as a list brings ever
 * new contacts, more than twice the count and 10,000.
 *
 * <p>For one thread; {@link #close()} may come from another one.
 */
public final class ContactIterator implements Iterator<Contact>, Closeable {

    private final ContactWalk walk;
    private final ListCalls calls;
    private final Queue<Contact> ready = new ArrayDeque<>();
    private RuntimeException failure;
    private long delivered;
    private volatile boolean closed;

    ContactIterator(ContactList list, ListCalls calls) {
        this.calls = calls;
        this.walk = new ContactWalk(list, calls);
    }

    /**
     * Asks for pages until there is a contact to give.
     *
     * @return false at the end
     * @throws IllegalStateException after {@link #close()}, unless all contacts were given out before: what is cut off must
     *     not look like a short list
     */
    @Override
    public boolean hasNext() {
        if (failure != null && !closed) {
            throw failure;
        }
        try {
            while (ready.isEmpty() && !closed && !walk.hasEnded()) {
                ready.addAll(walk.advance());
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        boolean isAtItsEnd = ready.isEmpty() && walk.hasEnded();
        if (closed && !isAtItsEnd) {
            throw new IllegalStateException("The list of contacts was closed, with " + delivered
                    + " of its contacts read: it lives as long as its exchange. Read it within the route, for instance by "
                    + "split(body()).streaming(), or take one page at a time with paging=page");
        }
        return !isAtItsEnd;
    }

    /**
     * @throws NoSuchElementException at the end
     * @throws IllegalStateException as {@link #hasNext()}
     */
    @Override
    public Contact next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more contacts");
        }
        delivered++;
        return ready.remove();
    }

    /** Ends the walk: no more requests, no more contacts. To ask for more is an error. */
    @Override
    public void close() {
        closed = true;
    }

    /** Whether the walk came to its end and delivered as many contacts as Heymarket counts. */
    public boolean isComplete() {
        return walk.isComplete() && ready.isEmpty();
    }

    /** Contacts given out by {@link #next()}. */
    public long delivered() {
        return delivered;
    }

    /** How many contacts Heymarket counts; known once the first page was read, empty where there is no count. */
    public OptionalLong counted() {
        return walk.counted();
    }

    /** Requests sent so far, retries included. */
    public long requests() {
        return calls.requests();
    }
}
