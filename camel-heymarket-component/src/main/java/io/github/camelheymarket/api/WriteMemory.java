package io.github.camelheymarket.api;

import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what was written to which contact, for searches that do not show it yet (R3.2). */
public final class WriteMemory {

    private final RecentWrites writes;

    public WriteMemory(RecentWrites writes) {
        this.writes = writes;
    }

    /**
     * A contact that was written.
     *
     * @param keys the match keys that lead to it
     * @param id the integer id; {@code null} where it is not known
     * @param uuid {@code null} where it is not known
     * @param minRev the least {@code rev} that a read shows after the write; {@code null} where it is not known
     */
    public void written(Collection<String> keys, Long id, String uuid, Long minRev) {
        Set<String> all = new TreeSet<>(keys);
        if (id != null) {
            all.add(MatchKeys.id(id));
        }
        if (uuid != null) {
            all.add(MatchKeys.uuid(uuid));
        }
        writes.remember(all, new Written(id, uuid, minRev == null ? RecentWrites.UNKNOWN_REV : minRev));
    }

    /** The same for a call that carried one contact. @param contact its phones and addresses */
    public void written(Contact contact, Long id, String uuid, Long rev) {
        written(MatchKeys.phonesAndEmailsOf(contact), id, uuid, rev);
    }

    /** A contact that a write changed, or may have changed, in a way that its {@code rev} may not show. */
    public void changed(StoredContact stored) {
        written(Set.of(), stored.id(), stored.uuid(), null);
    }

    /** The phones of a contact no longer lead to it. */
    public void moved(Contact before) {
        writes.forget(
                MatchKeys.phonesOf(before), new Written(before.getId(), before.getUuid(), RecentWrites.UNKNOWN_REV));
    }
}
