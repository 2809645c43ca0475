package io.github.camelheymarket.bulk;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that a run has looked for and may yet write, shared by all runs of a context: between one run's search and its
 * write nobody else searches that key, or both would find it absent and create it (R1.5).
 *
 * <p>Keys are taken in sorted order, so that two runs that want the same keys cannot each hold what the other waits for.
 * That holds only while a run that waits holds no keys of its own from before: {@link #tryLock} first, and where it
 * says no, let go of everything, then {@link #lock}.
 */
public final class KeyLocks {

    private final Set<String> held = new HashSet<>();

    /** Takes all of the keys if none of them is taken, else nothing. */
    public synchronized boolean tryLock(Collection<String> keys) {
        if (keys.stream().anyMatch(held::contains)) {
            return false;
        }
        held.addAll(keys);
        return true;
    }

    /** Takes all of the keys, one after the other, waiting for each. Interrupted, it holds none. */
    public synchronized void lock(Collection<String> keys) throws InterruptedException {
        Set<String> taken = new HashSet<>();
        try {
            for (String key : new TreeSet<>(keys)) {
                while (held.contains(key)) {
                    wait();
                }
                held.add(key);
                taken.add(key);
            }
        } catch (InterruptedException e) {
            unlock(taken);
            throw e;
        }
    }

    public synchronized void unlock(Collection<String> keys) {
        if (held.removeAll(keys)) {
            notifyAll();
        }
    }
}
