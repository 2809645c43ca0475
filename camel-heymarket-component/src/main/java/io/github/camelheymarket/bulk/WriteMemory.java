package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.RecentWrites.Written;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.Set;
import java.util.TreeSet;

/** Notes what was written to which contact, for searches that do not show it yet (R3.2). */
public final class WriteMemory {

    private final RecentWrites writes;

    public WriteMemory(RecentWrites writes) {
        this.writes = writes;
    }

    /**
     * A contact that an answer to a write names.
     *
     * @param rev what the answer says of it, {@code null} for nothing
     */
    void written(PendingWrite write, Long id, String uuid, Long rev) {
        Set<String> keys = keysOf(write.group());
        Long before = write.stored() == null ? null : write.stored().contact().getRev();
        long least;
        if (rev != null) {
            least = rev;
        } else if (write.stored() == null) {
            // Of what may have been an update after all nobody knows.
            least = write.route().isRaw() ? RecentWrites.UNKNOWN_REV : 1;
        } else {
            least = before == null ? RecentWrites.UNKNOWN_REV : before + 1;
        }
        if (write.stored() != null) {
            keys.addAll(MatchKeys.phonesOf(write.stored().contact()));
        }
        remember(keys, new Written(id, uuid, least));
    }

    /** @param shown the contact after the write, {@code null} where nothing shows it */
    void ended(PendingWrite write, GroupResult result, StoredContact shown) {
        if (!result.outcome().isSuccess() && result.outcome() != Outcome.UNKNOWN) {
            doubtful(write);
            return;
        }
        GroupResult named = write.stored() == null ? result : result.of(write.stored());
        written(
                write,
                named.ids().id(),
                named.ids().uuid(),
                shown == null ? null : shown.contact().getRev());
    }

    /** A write to this contact was sent, and nobody knows whether it was applied. */
    void doubtful(PendingWrite write) {
        if (write.stored() != null) {
            changed(write.stored());
        }
    }

    /** A contact that was changed in a way that its {@code rev} may not show. */
    void changed(StoredContact stored) {
        remember(new TreeSet<>(), new Written(stored.id(), stored.uuid(), RecentWrites.UNKNOWN_REV));
    }

    /** A contact that a look after a write of unknown outcome found. */
    void found(RowGroup group, StoredContact stored) {
        Long rev = stored.contact().getRev();
        remember(keysOf(group), new Written(stored.id(), stored.uuid(), rev == null ? RecentWrites.UNKNOWN_REV : rev));
    }

    /** The phones of a contact lead to it no more. */
    public void moved(Contact before) {
        writes.forget(
                MatchKeys.phonesOf(before), new Written(before.getId(), before.getUuid(), RecentWrites.UNKNOWN_REV));
    }

    /**
     * A contact that a call for it alone wrote.
     *
     * @param contact its phones and addresses
     * @param rev its {@code rev} since then; {@code null} where nobody knows
     */
    public void written(Contact contact, Long id, String uuid, Long rev) {
        remember(
                new TreeSet<>(RowKeys.of(contact)),
                new Written(id, uuid, rev == null ? RecentWrites.UNKNOWN_REV : rev));
    }

    /** Whether a contact has an address, as a field or as a channel. */
    public static boolean hasEmail(Contact contact, String email) {
        return MatchKeys.of(contact).contains(MatchKeys.email(email));
    }

    private void remember(Set<String> keys, Written written) {
        if (written.id() != null) {
            keys.add(MatchKeys.id(written.id()));
        }
        if (written.uuid() != null) {
            keys.add(MatchKeys.uuid(written.uuid()));
        }
        writes.remember(keys, written);
    }

    private static Set<String> keysOf(RowGroup group) {
        Set<String> keys = new TreeSet<>(group.keys());
        if (group.phoneKey() != null) {
            keys.add(group.phoneKey());
        }
        return keys;
    }
}
