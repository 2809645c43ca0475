package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.lock.WaitGraph;
import io.github.camelheymarket.plan.RowGroup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The locks that one run holds: on the keys of its groups of rows, and on the contacts that they are about (R1.5). Closed, it
 * holds none.
 */
final class HeldKeys implements AutoCloseable {

    private final KeyLocks.Run run;
    /** The ids of the locked contacts of each group. */
    private final Map<RowGroup, List<String>> contacts = new HashMap<>();

    HeldKeys(KeyLocks.Run run) {
        this.run = run;
    }

    /** Locks all of the keys if no other run has one of them, else none. */
    boolean tryTake(KeyLocks.Wanted keys) {
        return run.tryTakeKeys(keys);
    }

    /**
     * Waits for all of the keys. The run must hold no lock.
     *
     * @throws JobAbortedException when the wait was interrupted, would not end, or took too long
     */
    void take(KeyLocks.Wanted keys) {
        try {
            run.takeKeys(keys);
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw JobAbortedException.cannotWait(e);
        }
    }

    /** Runs a search and what follows it; the contacts that other runs release meanwhile count as outdated. */
    <T> T whileReading(Supplier<T> search) {
        run.beginReading();
        try {
            return search.get();
        } finally {
            run.endReading();
        }
    }

    boolean has(RowGroup group, List<String> contact) {
        return contactOf(group).containsAll(contact);
    }

    /** Locks the contact of a group in place of the one before, unless another run has it or had it since it was read. */
    boolean tryTakeContact(RowGroup group, List<String> contact) {
        if (!run.tryTakeContact(contact)) {
            return false;
        }
        run.giveBackContacts(
                contactOf(group).stream().filter(id -> !contact.contains(id)).toList());
        contacts.put(group, contact);
        return true;
    }

    /**
     * Waits for the contacts of groups. The run must hold no contact.
     *
     * @param wanted the ids of the contact of each group
     * @return the ids of contacts that other runs had since they were read
     * @throws JobAbortedException when the wait was interrupted, would not end, or took too long
     */
    Set<String> takeContacts(Map<RowGroup, List<String>> wanted) {
        Set<String> ids = new TreeSet<>();
        wanted.values().forEach(ids::addAll);
        try {
            Set<String> outdated = run.takeContacts(ids);
            contacts.putAll(wanted);
            return outdated;
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw JobAbortedException.cannotWait(e);
        }
    }

    /** The whole group has the locks of its parts from here on. */
    void merged(Collection<RowGroup> parts, RowGroup whole) {
        contacts.put(
                whole, parts.stream().flatMap(part -> contactOf(part).stream()).toList());
        contacts.keySet().removeAll(parts);
    }

    void releaseContact(RowGroup group) {
        run.giveBackContacts(contactOf(group));
        contacts.remove(group);
    }

    void release(RowGroup group) {
        releaseContact(group);
        run.giveBackKeys(group.claims());
    }

    private List<String> contactOf(RowGroup group) {
        return contacts.getOrDefault(group, List.of());
    }

    @Override
    public void close() {
        run.close();
    }
}
