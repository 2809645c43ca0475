package io.github.camelheymarket.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the searches of an account have shown about how many contacts an answer holds at most (R3.2). Heymarket does not
 * document a limit, and an answer that was cut looks like any other. Safe for many threads.
 */
public final class SearchCompleteness {

    /** Most keys of found contacts that are kept for {@link #found}. */
    private static final int MOST_KEYS = 1_000;

    private final Set<String> found = new LinkedHashSet<>();
    private int proved;
    private int cap;
    private int calls;

    /** Whether answers of that size have been proved complete. */
    public synchronized boolean isProved(int size) {
        return size <= proved;
    }

    /** Answers of that size, and smaller ones, are complete. */
    public synchronized void proved(int size) {
        proved = Math.max(proved, size);
    }

    /** The size at which answers were seen to be cut, 0 where none was. */
    public synchronized int cap() {
        return cap;
    }

    /** An answer of that size was cut. */
    public synchronized void cut(int size) {
        cap = size;
        proved = Math.min(proved, size - 1);
    }

    /** How many calls were made for the sake of a proof alone. */
    public synchronized int calls() {
        return calls;
    }

    /** A call is made for the sake of a proof alone. */
    public synchronized void spend() {
        calls++;
    }

    /** An answer of that size came, so that nothing cuts at a smaller one any more. */
    public synchronized void saw(int size) {
        if (size > cap) {
            cap = 0;
        }
    }

    /** Keys that a search has just shown to lead to a contact: a person's data, never logged. */
    public synchronized void found(Collection<String> keys) {
        found.removeAll(keys);
        found.addAll(keys);
        var oldest = found.iterator();
        while (found.size() > MOST_KEYS) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The latest of the keys that led to a contact, so many at most. */
    public synchronized List<String> found(int most) {
        List<String> all = new ArrayList<>(found);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    /** One of these keys does not lead to a contact any more. */
    public synchronized void forget(Collection<String> keys) {
        found.removeAll(keys);
    }
}
