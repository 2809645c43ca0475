package io.github.camelheymarket.api;

import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects search results that do not show recent writes yet: it reads recently written contacts by their id, unless the result
 * is newer than the write (R3.2).
 */
public final class Recall {

    private final ContactReads reads;
    private final RecentWrites writes;

    public Recall(ContactReads reads, RecentWrites writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Completes the result of a search.
     *
     * @param keys the keys that were searched
     * @param index the contacts that were found
     */
    public void complete(Collection<String> keys, ContactIndex index) {
        for (StoredContact stored : index.get(keys)) {
            written(stored)
                    .filter(written -> isOlder(stored.contact(), written))
                    .ifPresent(written -> readAgain(stored, written, index));
        }
        for (String key : keys) {
            writes.find(key).forEach(written -> addMissing(key, written, index));
        }
    }

    private Optional<Written> written(StoredContact stored) {
        return stored.identity().stream()
                .map(writes::find)
                .flatMap(List::stream)
                .findFirst();
    }

    private static boolean isOlder(Contact shown, Written written) {
        return written.rev() > 1 && (shown.getRev() == null || shown.getRev() < written.rev());
    }

    private void readAgain(StoredContact stored, Written written, ContactIndex index) {
        boolean isNamed = stored.id() != null || stored.uuid() != null;
        Long id = isNamed ? stored.id() : written.id();
        String uuid = isNamed ? stored.uuid() : written.uuid();
        Optional<Contact> read = reads.read(id, uuid);
        if (read.isPresent()) {
            index.replace(stored, StoredContact.byId(read.get(), id, uuid));
        } else {
            index.remove(stored);
            writes.forget(stored.identity(), written);
        }
    }

    private void addMissing(String key, Written written, ContactIndex index) {
        if (!written.hasId()) {
            addWithoutId(key, written, index);
            return;
        }
        StoredContact known = new StoredContact(
                new Contact(), written.id(), written.uuid(), EnumSet.noneOf(StoredContact.Read.class));
        if (index.get(List.of(key)).stream().anyMatch(known::isSameAs)) {
            return;
        }
        Optional<StoredContact> read = index.get(known.identity()).stream()
                .findFirst()
                .or(() -> reads.read(written.id(), written.uuid())
                        .map(contact -> StoredContact.byId(contact, written.id(), written.uuid())));
        if (read.isEmpty()) {
            writes.forget(List.of(key), written);
            writes.forget(known.identity(), written);
        } else if (mayHave(key, read.get().contact())) {
            index.add(read.get());
            index.put(key, read.get());
        } else {
            writes.forget(List.of(key), written);
        }
    }

    /** Adds a contact of which only the key is known, because no response showed its id. */
    private void addWithoutId(String key, Written written, ContactIndex index) {
        List<StoredContact> shown = index.get(List.of(key));
        if (shown.isEmpty()) {
            Optional<StoredContact> stored = MatchKeys.searched(List.of(key), MatchKeys::isPhone).stream()
                    .map(reads::lookup)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(StoredContact::byLookup);
            if (stored.isEmpty()) {
                writes.forget(List.of(key), written);
                return;
            }
            index.add(stored.get());
            index.put(key, stored.get());
        } else if (shown.size() == 1
                && shown.get(0).id() != null
                && isOlder(shown.get(0).contact(), written)) {
            readAgain(shown.get(0), written, index);
        }
    }

    /** Whether the contact may still have the key: it shows the key, or does not show all keys of that kind. */
    private static boolean mayHave(String key, Contact contact) {
        Set<String> shown = MatchKeys.of(contact);
        if (shown.contains(key)) {
            return true;
        }
        return MatchKeys.isPhone(key) ? shown.stream().noneMatch(MatchKeys::isPhone) : !contact.has("contact_channels");
    }
}
