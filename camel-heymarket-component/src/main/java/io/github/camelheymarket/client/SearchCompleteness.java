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
    /**
     * After so many responses of exactly its size a cap is certain: a single one may be caused by a contact that a search does not show
     * yet.
     */
    private static final int CERTAIN = 3;
    /** One search of so many asks for more than the cap, to notice that the cap no longer applies. */
    private static final int TRY_AGAIN = 20;

    private final Set<String> found = new LinkedHashSet<>();
    private int provedSize;
    private int cap;
    private int proofCalls;
    /** How many responses had exactly the size of the cap. */
    private int capMet;
    /** Whether the latest search of many keys found more than a response holds. */
    private boolean capExceeded;

    private int expected;

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

    /**
     * The cap, if it is certain that a response to as many keys as in the latest search would be truncated; else 0. A search then
     * asks for fewer at once.
     */
    public synchronized int expectedCap() {
        if (capMet < CERTAIN || !capExceeded) {
            return 0;
        }
        expected = (expected + 1) % TRY_AGAIN;
        return expected == 0 ? 0 : cap;
    }

    /** Records how many keys of a search have contacts. */
    public synchronized void searched(int found) {
        capExceeded = cap > 0 && found > cap;
    }

    /** Records that a response of this size was truncated. */
    public synchronized void truncated(int size) {
        capMet = size == cap ? capMet : 0;
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
            capMet = 0;
        } else if (size == cap) {
            capMet++;
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
