package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.ContactFinder.Found;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Searches for the contacts of writes: those that may have stored them, and those that they may overwrite. */
final class WriteSearch {

    private final JobReads reads;
    private final ContactFinder finder;

    WriteSearch(JobReads reads, ContactFinder finder) {
        this.reads = reads;
        this.finder = finder;
    }

    /**
     * The contacts that the rows of each write lead to now.
     *
     * @param failed gets the writes whose searches fail; they are not in the result
     */
    Map<PendingWrite, List<StoredContact>> now(
            List<PendingWrite> writes, BiConsumer<PendingWrite, HeymarketException> failed) {
        Set<String> keys = new LinkedHashSet<>();
        writes.forEach(write -> keys.addAll(keysOf(write)));
        Found found = finder.find(keys);
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        for (PendingWrite write : writes) {
            add(write, found.failure(keysOf(write)), () -> candidates(write, found), candidates, failed);
        }
        return candidates;
    }

    /**
     * The contacts that the rows of each write lead to among those that were written last. A search may lag behind them,
     * and the list does not.
     */
    Map<PendingWrite, List<StoredContact>> among(List<PendingWrite> writes) {
        ContactIndex index = new ContactIndex();
        reads.newest(writes.size()).forEach(contact -> index.add(reads.listed(contact)));
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        writes.forEach(write -> candidates.put(write, index.get(keysOf(write))));
        return candidates;
    }

    /**
     * The contacts that each write may overwrite: those that have a phone or an address of its item.
     *
     * @param failed gets the writes whose searches fail; they are not in the result
     */
    Map<PendingWrite, List<StoredContact>> over(
            List<PendingWrite> writes, BiConsumer<PendingWrite, HeymarketException> failed) {
        Map<PendingWrite, Set<String>> keys = new LinkedHashMap<>();
        writes.forEach(write -> keys.put(write, keysOfItem(write)));
        Found found = finder.find(keys.values().stream().flatMap(Set::stream).toList());
        Map<PendingWrite, List<StoredContact>> candidates = new LinkedHashMap<>();
        keys.forEach((write, names) -> {
            Supplier<List<StoredContact>> over = () -> {
                String uuid = write.group().contactId();
                return uuid == null
                        ? found.index().get(names)
                        : named(uuid, found.index().get(write.group().searched()));
            };
            add(write, found.failure(names), over, candidates, failed);
        });
        return candidates;
    }

    /**
     * Adds the contacts of a write. A UUID that Heymarket refuses concerns its own write alone.
     *
     * @param failure of the search; {@code null} for none
     */
    private static void add(
            PendingWrite write,
            @Nullable HeymarketException failure,
            Supplier<List<StoredContact>> contacts,
            Map<PendingWrite, List<StoredContact>> candidates,
            BiConsumer<PendingWrite, HeymarketException> failed) {
        HeymarketException problem = failure;
        if (problem == null) {
            try {
                candidates.put(write, contacts.get());
                return;
            } catch (HeymarketBadRequestException e) {
                problem = e;
            }
        }
        failed.accept(write, problem);
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
        if (stored != null) {
            return only(stored::isSameAs, stored.uuid(), candidates);
        }
        String uuid = write.group().contactId();
        return uuid == null ? candidates : named(uuid, candidates);
    }

    private List<StoredContact> named(String uuid, List<StoredContact> candidates) {
        return only(other -> uuid.equalsIgnoreCase(other.uuid()), uuid, candidates);
    }

    /** Those of the candidates that are one contact, else the contact that its UUID leads to. */
    private List<StoredContact> only(
            Predicate<StoredContact> isSame, @Nullable String uuid, List<StoredContact> candidates) {
        List<StoredContact> same = candidates.stream().filter(isSame).toList();
        return same.isEmpty() && uuid != null ? reads.byUuid(uuid).stream().toList() : same;
    }
}
