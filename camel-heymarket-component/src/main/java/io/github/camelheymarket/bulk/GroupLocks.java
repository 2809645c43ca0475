package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.lock.WaitGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the keys of groups, and the contacts that they lead to, so that no other run searches or writes them meanwhile
 * (R1.5). A run that has to wait for locks holds none: it sends its writes first.
 */
final class GroupLocks {

    private final KeyLocks.Run held;
    private final Resolver resolver;
    private final WriteQueue queue;

    GroupLocks(KeyLocks.Run held, Resolver resolver, WriteQueue queue) {
        this.held = held;
        this.resolver = resolver;
        this.queue = queue;
    }

    /** A key with a write in the queue, or in another run's hands, must not be searched before that is done. */
    void takeKeys(List<RowGroup> groups) {
        KeyLocks.Wanted wanted = new KeyLocks.Wanted(new ArrayList<>(), new ArrayList<>());
        Set<String> touched = new TreeSet<>();
        for (RowGroup group : groups) {
            wanted.addAll(group.claims());
            touched.addAll(group.keys());
            if (group.phoneKey() != null) {
                touched.add(group.phoneKey());
            }
        }
        if (queue.touches(touched) || !held.tryTakeKeys(wanted)) {
            queue.flush();
            try {
                held.takeKeys(wanted);
            } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
                throw JobAbortedException.cannotWait(e);
            }
        }
    }

    /**
     * Finds the contact of each group, and takes it.
     *
     * @param groups whose keys were taken
     * @return those that can go on
     * @throws HeymarketException when the search failed
     */
    Map<RowGroup, Optional<StoredContact>> resolve(List<RowGroup> groups) {
        held.look();
        try {
            Map<RowGroup, Optional<StoredContact>> resolved = resolver.resolve(groups);
            List<RowGroup> stale = takeContacts(resolved);
            while (!stale.isEmpty()) {
                resolveAgain(stale, resolved);
                stale = takeContacts(resolved);
            }
            return resolved;
        } finally {
            held.lookNoMore();
        }
    }

    /** @return those of whose contacts what was read will not hold, because of a write of this run or of another */
    private List<RowGroup> takeContacts(Map<RowGroup, Optional<StoredContact>> resolved) {
        List<RowGroup> stale = new ArrayList<>();
        resolved.forEach((group, stored) -> {
            List<String> identity = stored.map(StoredContact::identity).orElse(List.of());
            if (group.contact.containsAll(identity)) {
                return;
            }
            if (!queue.touches(identity) && held.tryTakeContact(identity)) {
                held.giveBackContacts(without(group.contact, identity));
                group.contact = identity;
            } else {
                stale.add(group);
            }
        });
        return stale;
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(id -> !others.contains(id)).toList();
    }

    /** Waits for the contacts of all groups, and reads those again that may have changed. */
    private void resolveAgain(List<RowGroup> stale, Map<RowGroup, Optional<StoredContact>> resolved) {
        queue.flush();
        Set<String> ids = new TreeSet<>();
        resolved.forEach((group, stored) -> {
            held.giveBackContacts(group.contact);
            group.contact = List.of();
            stored.ifPresent(found -> ids.addAll(found.identity()));
        });
        Set<String> missed;
        try {
            missed = held.takeContacts(ids);
        } catch (InterruptedException | WaitGraph.EndlessWaitException | KeyLocks.LongWaitException e) {
            throw JobAbortedException.cannotWait(e);
        }
        resolved.forEach((group, stored) ->
                group.contact = stored.map(StoredContact::identity).orElse(List.of()));
        List<RowGroup> again = resolved.keySet().stream()
                .filter(group -> stale.contains(group) || group.contact.stream().anyMatch(missed::contains))
                .toList();
        again.forEach(resolved::remove);
        resolved.putAll(resolver.resolve(again));
    }
}
