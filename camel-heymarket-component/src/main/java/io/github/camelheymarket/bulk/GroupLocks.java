package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Locks the keys of groups, and the contacts that they lead to, so that no other run searches or writes them meanwhile
 * (R1.5). A run that has to wait for locks holds none (no hold-and-wait): it sends its writes first.
 */
final class GroupLocks {

    private final HeldKeys held;
    private final Resolver resolver;
    private final WriteQueue queue;

    GroupLocks(HeldKeys held, Resolver resolver, WriteQueue queue) {
        this.held = held;
        this.resolver = resolver;
        this.queue = queue;
    }

    /** A key that a queued write has, or another run, must not be searched for before that write is done. */
    void takeKeys(List<RowGroup> groups) {
        KeyLocks.Wanted wanted = new KeyLocks.Wanted(new ArrayList<>(), new ArrayList<>());
        Set<String> touched = new TreeSet<>();
        for (RowGroup group : groups) {
            wanted.addAll(group.claims());
            touched.addAll(group.allKeys());
        }
        if (queue.touches(touched) || !held.tryTake(wanted)) {
            queue.flush();
            held.take(wanted);
        }
    }

    /**
     * Finds the contact of each group, and locks it.
     *
     * @param groups whose keys are locked
     * @return the matches of the groups that have not ended
     * @throws HeymarketException when the search failed
     */
    List<Match> resolve(List<RowGroup> groups) {
        return held.whileReading(() -> {
            Map<RowGroup, Match> resolved = resolver.resolve(groups);
            List<RowGroup> outdated = takeContacts(resolved);
            while (!outdated.isEmpty()) {
                resolveAgain(outdated, resolved);
                outdated = takeContacts(resolved);
            }
            return List.copyOf(resolved.values());
        });
    }

    /** @return the groups whose contact has to be read again, because this run or another one writes it */
    private List<RowGroup> takeContacts(Map<RowGroup, Match> resolved) {
        List<RowGroup> outdated = new ArrayList<>();
        resolved.forEach((group, match) -> {
            List<String> identity = identity(match);
            if (!held.has(group, identity) && (queue.touches(identity) || !held.tryTakeContact(group, identity))) {
                outdated.add(group);
            }
        });
        return outdated;
    }

    private static List<String> identity(Match match) {
        StoredContact stored = match.stored();
        return stored == null ? List.of() : stored.identity();
    }

    /** Waits for the contacts of all groups, and reads those again that may have changed. */
    private void resolveAgain(List<RowGroup> outdated, Map<RowGroup, Match> resolved) {
        queue.flush();
        Map<RowGroup, List<String>> wanted = new LinkedHashMap<>();
        resolved.forEach((group, match) -> {
            held.releaseContact(group);
            wanted.put(group, identity(match));
        });
        Set<String> missed = held.takeContacts(wanted);
        List<RowGroup> again = wanted.entrySet().stream()
                .filter(contact -> outdated.contains(contact.getKey())
                        || contact.getValue().stream().anyMatch(missed::contains))
                .map(Map.Entry::getKey)
                .toList();
        again.forEach(resolved::remove);
        resolved.putAll(resolver.resolve(again));
    }
}
