package io.github.camelheymarket.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about the maximum number of contacts in a search response (R3.2). Heymarket does not document a limit, and a
 * truncated response looks like a complete one. Thread-safe.
 */
public final class SearchCompleteness {

    /** The maximum number of keys that are kept for {@link #found(int)}. */
    private static final int MAX_KEYS = 1_000;

    private final Set<String> found = new LinkedHashSet<>();
    private int provedSize;
    private int cap;
    private int proofCalls;

    /** Whether responses of this size are proved to be complete. */
    public synchronized boolean isProved(int size) {
        return size <= provedSize;
    }

    /** Records that responses up to this size are complete. */
    public synchronized void proved(int size) {
        provedSize = Math.max(provedSize, size);
    }

    /** The size at which a response was truncated; 0 if none was. */
    public synchronized int cap() {
        return cap;
    }

    /** Records that a response of this size was truncated. */
    public synchronized void truncated(int size) {
        cap = size;
        provedSize = Math.min(provedSize, size - 1);
    }

    /** The number of calls that were only made to prove that a response is complete. */
    public synchronized int proofCalls() {
        return proofCalls;
    }

    /** Counts a call that is only made to prove that a response is complete. */
    public synchronized void countProofCall() {
        proofCalls++;
    }

    /** Records that a response of this size was received, so that a smaller cap no longer applies. */
    public synchronized void received(int size) {
        if (size > cap) {
            cap = 0;
        }
    }

    /** Records keys for which a search has just found a contact. They are personal data. */
    public synchronized void found(Collection<String> keys) {
        found.removeAll(keys);
        found.addAll(keys);
        var oldest = found.iterator();
        while (found.size() > MAX_KEYS) {
            oldest.next();
            oldest.remove();
        }
    }

    /** At most {@code max} keys for which a search found a contact, the latest ones. */
    public synchronized List<String> found(int max) {
        List<String> all = new ArrayList<>(found);
        return List.copyOf(all.subList(Math.max(0, all.size() - max), all.size()));
    }

    /** Removes keys, of which at least one no longer finds a contact. */
    public synchronized void forget(Collection<String> keys) {
        found.removeAll(keys);
    }
}
