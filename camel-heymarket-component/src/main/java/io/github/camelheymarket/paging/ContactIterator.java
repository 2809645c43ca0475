package io.github.camelheymarket.paging;

import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over all contacts of an account, each once, in the order of the list (last updated first). It reads the next page
 * when a contact of it is requested. In memory it has one page and the ids of the visited contacts: 11 to 17 bytes per contact,
 * 22 to 33 if responses have only UUIDs.
 *
 * <p>For N contacts it makes these calls (R7.1, R8.6):
 *
 * <ol>
 *   <li>The first page, then the count C. In this order, a contact that is created between the two calls makes the count the
 *       larger number, so that the walk continues instead of ending early.
 *   <li>The walk: page by page, without contacts that were visited before. It ends when exactly C contacts were visited, else at
 *       an empty page or a page without new contacts.
 *   <li>The head pass: from the newest contact back to the first page of the walk, because a contact that is updated during the
 *       walk moves to the front of the list. It delivers the contacts that were not visited. A head pass of several pages is
 *       repeated if contacts are still missing.
 *   <li>A second walk, with a count of its own, if fewer than C contacts were visited, or if the head pass shows that a contact
 *       of the first page was deleted. Contacts created after the walk began do not count, because they would hide missing ones.
 *       If the second walk is short too, a last count shows whether deletions explain it; if not, {@link #isComplete()} is
 *       {@code false} and a warning is logged.
 * </ol>
 *
 * <p>That is ceil(N / page) + 2 calls if nothing changes during the walk and the list is as documented; 2 for an empty account.
 *
 * <p>If {@link #isComplete()} is {@code true}, all contacts that existed the whole time were delivered, with one exception that
 * a count cannot exclude: contacts were deleted during both walks, and both times the same contact moved over a page boundary.
 * If Heymarket rejects the count (400, 403, 404, 405), the walk continues to its end, is not complete, and a warning is logged.
 *
 * <p>If a request fails, {@link #hasNext()} and {@link #next()} throw its exception, now and on each later call.
 * {@link HeymarketIncompleteListException} is thrown at the end if more contacts share one {@code updated} than v1 can page
 * through (R7.3), and as soon as a list has more than twice the count plus 10,000 contacts.
 *
 * <p>For one thread; another thread may call {@link #close()}.
 */
public final class ContactIterator implements Iterator<Contact>, Closeable {

    private final ContactWalk walk;
    private final ListCalls calls;
    private final Queue<Contact> ready = new ArrayDeque<>();
    private @Nullable RuntimeException failure;
    private long delivered;
    private volatile boolean closed;

    ContactIterator(ContactList list, ListCalls calls) {
        this.calls = calls;
        this.walk = new ContactWalk(list, calls);
    }

    /**
     * Whether there is another contact. Reads pages until one is found.
     *
     * @throws IllegalStateException after {@link #close()}, unless all contacts were delivered before, because an incomplete
     *     list must not look like a complete one
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
        boolean isAtEnd = ready.isEmpty() && walk.hasEnded();
        if (closed && !isAtEnd) {
            throw new IllegalStateException("The list of contacts was closed, with " + delivered
                    + " of its contacts read: the component closes it when the exchange ends. Read it within the route, for instance by "
                    + "split(body()).streaming(), or take one page at a time with paging=page");
        }
        return !isAtEnd;
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

    /** Ends the walk. No further request is sent. */
    @Override
    public void close() {
        closed = true;
    }

    /** Whether all contacts were delivered, as far as the count proves it. */
    public boolean isComplete() {
        return walk.isComplete() && ready.isEmpty();
    }

    /** The number of contacts that {@link #next()} has returned. */
    public long delivered() {
        return delivered;
    }

    /** The count of Heymarket; empty before the first page was read, or if there is no count. */
    public OptionalLong counted() {
        return walk.counted();
    }

    /** The number of requests so far, including retries. */
    public long requests() {
        return calls.requests();
    }
}
