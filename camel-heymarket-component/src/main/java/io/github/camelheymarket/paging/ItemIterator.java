package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.ResultObject;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All items of a list other than contacts, read page by page while it is used, each item once.
 *
 * <p>Whether a cursor is inclusive is not documented. An exclusive one would skip items that have the same instant as the last
 * item of a page, so the cursor is the last but one instant, and then, when that brings nothing new, the last one. The list
 * ends with a page without new items. If more items than a page has share an instant,
 * {@link HeymarketIncompleteListException} is thrown at the end (R7.3).
 *
 * <p>For one thread; another thread may call {@link #close()}.
 */
public final class ItemIterator implements Iterator<ResultObject>, Closeable {

    /** A page repeats items of the page before it, never older ones. */
    private static final int MAX_REMEMBERED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ItemIterator.class);

    /** Taken for the page size of an endpoint that has no {@code limit}. */
    private static final int DEFAULT_LIMIT = 30;

    private final ItemPages pages;
    private final Function<ObjectNode, List<ResultObject>> fetch;
    private final Runnable atEnd;
    private final Queue<ResultObject> ready = new ArrayDeque<>();
    private final Map<Object, Boolean> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Boolean> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private int number = 1;
    private @Nullable String cursor;
    /** The cursor to use when the present one brings nothing new; {@code null} if the present one is the last. */
    private @Nullable String last;

    private int largest;
    /** What is to be thrown at the end of the list; {@code null} while no item is known to be missing. */
    private @Nullable HeymarketIncompleteListException incomplete;

    private boolean ended;
    private @Nullable RuntimeException failure;
    private volatile boolean closed;

    /**
     * @param fetch reads a page
     * @param atEnd is called when all items were read, which is not the case if an exception is thrown
     */
    public ItemIterator(ItemPages pages, Function<ObjectNode, List<ResultObject>> fetch, Runnable atEnd) {
        this.pages = pages.ofWalk();
        this.fetch = fetch;
        this.atEnd = atEnd;
    }

    /** @throws IllegalStateException if the list was closed before its end, which must not look like the end */
    @Override
    public boolean hasNext() {
        if (failure != null && !closed) {
            throw failure;
        }
        try {
            while (ready.isEmpty() && !ended && !closed) {
                advance();
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        if (closed && !(ready.isEmpty() && ended)) {
            throw new IllegalStateException(
                    pages.operation() + ": the list was closed before its end: the component closes it "
                            + "when the exchange ends. Read it within the route, for instance by split(body()).streaming(), or "
                            + "take one page at a time with paging=page");
        }
        return !ready.isEmpty();
    }

    @Override
    public ResultObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more items");
        }
        return ready.remove();
    }

    /** Ends the list. No further request is sent. */
    @Override
    public void close() {
        closed = true;
    }

    private void advance() {
        List<ResultObject> page = fetch.apply(pages.request(number, cursor));
        boolean fresh = false;
        for (ResultObject item : page) {
            if (recent.put(key(item), true) == null) {
                ready.add(item);
                fresh = true;
            }
        }
        if (pages.isNumbered()) {
            number++;
            ended = !fresh;
        } else {
            ended = !moveCursor(page, fresh);
        }
        largest = Math.max(largest, page.size());
        if (ended) {
            end();
        }
    }

    private void end() {
        if (incomplete != null) {
            throw incomplete;
        }
        atEnd.run();
    }

    /** @return whether there may be more */
    private boolean moveCursor(List<ResultObject> page, boolean fresh) {
        if (!fresh) {
            if (last == null) {
                endWithoutNews(page);
                return false;
            }
            noteGroup(page);
            cursor = last;
            last = null;
            return true;
        }
        String instant = pages.instant(page.get(page.size() - 1));
        if (instant == null) {
            return false;
        }
        String before = beforeLast(page, instant);
        if (before == null || before.equals(cursor)) {
            noteGroup(page);
            cursor = instant;
            last = null;
            return true;
        }
        cursor = before;
        last = instant;
        return true;
    }

    /** A page that is shorter than the limit has the whole rest of the list, at least if Heymarket has no lower limit. */
    private void endWithoutNews(List<ResultObject> page) {
        boolean isFull = page.size() >= limit();
        boolean isOfCursor = page.stream().allMatch(item -> Objects.equals(pages.instant(item), cursor));
        boolean isGroup = !page.isEmpty() && incomplete != null && Objects.equals(incomplete.getInstant(), cursor);
        if (isFull && !isOfCursor) {
            incomplete = new HeymarketIncompleteListException(
                    pages.operation()
                            + ": the API gives the same page whatever the cursor is, so that no more than that page"
                            + " could be read.",
                    null);
        } else if (isFull || isGroup) {
            incomplete = cannotPass(cursor, "No older item was read.");
        } else if (!isOfCursor) {
            // No exception, since a server that always gives the whole list cannot be told from one with a lower limit.
            LOG.warn(
                    "{}: the API gives the same {} items whatever the cursor is. If the list has more, they were not read",
                    pages.operation(),
                    page.size());
        }
    }

    private HeymarketIncompleteListException cannotPass(@Nullable String instant, String consequence) {
        return new HeymarketIncompleteListException(
                pages.operation() + ": as many items as a page has, or more, share the instant " + instant
                        + ", and the API cannot page past them. " + consequence,
                instant);
    }

    /** The last but one instant of a page; {@code null} if all items share one. */
    private @Nullable String beforeLast(List<ResultObject> page, String instant) {
        for (int i = page.size() - 2; i >= 0; i--) {
            String other = pages.instant(page.get(i));
            if (other != null && !other.equals(instant)) {
                return other;
            }
        }
        return null;
    }

    /** A group of one instant that fills a page may be larger than the page. */
    private void noteGroup(List<ResultObject> page) {
        boolean isFull = page.size() > 1 && page.size() >= (largest == 0 ? limit() : Math.min(limit(), largest));
        String first = isFull ? pages.instant(page.get(0)) : null;
        if (first != null && page.stream().allMatch(item -> Objects.equals(pages.instant(item), first))) {
            incomplete = cannotPass(first, "All other items were delivered.");
        }
    }

    private int limit() {
        return pages.limit() == null ? DEFAULT_LIMIT : pages.limit();
    }

    private static Object key(ResultObject item) {
        return item.get("id") == null ? item : item.get("id");
    }
}
