package io.github.camelheymarket.api;

import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records the writes of a job in {@link RecentWrites}, for searches that do not show them yet (R3.2). */
public final class WriteMemory {

    private final RecentWrites writes;

    public WriteMemory(RecentWrites writes) {
        this.writes = writes;
    }

    /**
     * Records a contact that was written.
     *
     * @param keys the match keys of the contact
     * @param id the integer id; {@code null} if not known
     * @param uuid the UUID; {@code null} if not known
     * @param minRev the minimum {@code rev} that a read shows after the write; {@code null} if not known
     */
    public void written(Collection<String> keys, @Nullable Long id, @Nullable String uuid, @Nullable Long minRev) {
        Set<String> all = new TreeSet<>(keys);
        if (id != null) {
            all.add(MatchKeys.id(id));
        }
        if (uuid != null) {
            all.add(MatchKeys.uuid(uuid));
        }
        writes.remember(all, new Written(id, uuid, minRev == null ? RecentWrites.UNKNOWN_REV : minRev));
    }

    /** Records a contact with the phones and e-mail addresses of a request. */
    public void written(Contact contact, @Nullable Long id, @Nullable String uuid, @Nullable Long rev) {
        written(MatchKeys.phonesAndEmailsOf(contact), id, uuid, rev);
    }

    /** Records a contact that was, or may have been, written without a response that shows its {@code rev}. */
    public void changed(StoredContact stored) {
        written(Set.of(), stored.id(), stored.uuid(), null);
    }

    /** Records that a contact no longer has its phones. */
    public void moved(Contact before) {
        writes.forget(
                MatchKeys.phonesOf(before), new Written(before.getId(), before.getUuid(), RecentWrites.UNKNOWN_REV));
    }
}
