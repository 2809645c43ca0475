package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.bulk.ContactFinder.Found;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Looks again for contacts of writes that were sent, when the answer does not tell what came of them. */
final class Relook {

    private final BulkCalls calls;
    private final ContactFinder finder;
    private final RunRecorder log;

    Relook(BulkCalls calls, ContactFinder finder, RunRecorder log) {
        this.calls = calls;
        this.finder = finder;
        this.log = log;
    }

    /**
     * The contacts that each write's rows lead to by now.
     *
     * @param unlooked gets the writes that nobody can look for, because searches for them fail; they are not in the result
     */
    Map<PendingWrite, List<StoredContact>> at(
            List<PendingWrite> writes, BiConsumer<PendingWrite, HeymarketException> unlooked) {
        Set<String> keys = new LinkedHashSet<>();
        writes.forEach(write -> keys.addAll(keysOf(write)));
        Found found = finder.find(keys);
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        for (PendingWrite write : writes) {
            HeymarketException failure = found.failure(keysOf(write));
            if (failure == null) {
                candidates.put(write, candidates(write, found));
            } else {
                unlooked.accept(write, failure);
            }
        }
        return candidates;
    }

    /**
     * The contacts that each write's rows lead to among those that were written last: a list shows them, where a search
     * may lag behind.
     */
    Map<PendingWrite, List<StoredContact>> among(List<PendingWrite> writes) {
        ContactIndex index = new ContactIndex();
        calls.newest(writes.size()).forEach(contact -> index.add(calls.listed(contact)));
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        writes.forEach(write -> candidates.put(write, index.get(keysOf(write))));
        return candidates;
    }

    /**
     * Everybody whom each write may be written over: who has a phone or an address by which its item names its contact.
     *
     * @param unlooked gets the writes that nobody can look for, because searches for them fail; they are not in the result
     */
    Map<PendingWrite, List<StoredContact>> over(
            List<PendingWrite> writes, BiConsumer<PendingWrite, HeymarketException> unlooked) {
        Map<PendingWrite, Set<String>> keys = new LinkedHashMap<>();
        writes.forEach(write -> keys.put(write, keysOfItem(write)));
        Found found = finder.find(keys.values().stream().flatMap(Set::stream).toList());
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        keys.forEach((write, names) -> {
            String uuid = write.group().contactId();
            HeymarketException failure = found.failure(names);
            if (failure != null) {
                unlooked.accept(write, failure);
            } else {
                candidates.put(write, uuid == null ? found.index().get(names) : named(write, uuid, found));
            }
        });
        return candidates;
    }

    private List<StoredContact> named(PendingWrite write, String uuid, Found found) {
        List<StoredContact> seen = found.index().get(write.group().searched()).stream()
                .filter(stored -> uuid.equalsIgnoreCase(stored.uuid()))
                .toList();
        return seen.isEmpty()
                ? calls.getByUuid(uuid)
                        .map(contact -> List.of(StoredContact.byUuid(contact, uuid)))
                        .orElse(List.of())
                : seen;
    }

    private static Set<String> keysOfItem(PendingWrite write) {
        Set<String> keys = new LinkedHashSet<>(write.group().searched());
        keys.addAll(MatchKeys.channelsOf(new Contact(write.item())));
        return keys;
    }

    private static Set<String> keysOf(PendingWrite write) {
        Set<String> keys = new LinkedHashSet<>(write.group().searched());
        if (keys.isEmpty() && write.stored() != null) {
            keys.addAll(MatchKeys.phonesOf(write.stored().contact()));
        }
        return keys;
    }

    private List<StoredContact> candidates(PendingWrite write, Found found) {
        List<StoredContact> candidates = found.index().get(keysOf(write));
        StoredContact stored = write.stored();
        String uuid = stored == null ? write.group().contactId() : stored.uuid();
        if (stored == null && uuid == null) {
            return candidates;
        }
        List<StoredContact> same = candidates.stream()
                .filter(other -> stored == null ? uuid.equalsIgnoreCase(other.uuid()) : stored.isSameAs(other))
                .toList();
        if (!same.isEmpty() || uuid == null) {
            return same;
        }
        Optional<StoredContact> read = calls.getByUuid(uuid).map(contact -> StoredContact.byUuid(contact, uuid));
        return read.map(List::of).orElse(List.of());
    }

    void ambiguous(RowGroup group, List<StoredContact> candidates) {
        log.end(group, GroupResult.ambiguous("several contacts fit the row", candidates));
    }
}
