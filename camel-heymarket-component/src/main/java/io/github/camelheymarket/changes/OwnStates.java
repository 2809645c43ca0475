package io.github.camelheymarket.changes;

import io.github.camelheymarket.api.ContactWrite;
import io.github.camelheymarket.api.ContactWrites;
import io.github.camelheymarket.api.SeenContact;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the changes that the application made itself. A listed state is its own if the application wrote it, and wrote it
 * over a state that it knew: over no contact, over a state that the route had received, or over another one of its own. Since
 * {@code rev} increases with each write, nobody else then had a part in it. Every other state is delivered: a change too many does
 * no harm, a change too few does. So a write is not its own while an older state of the contact is on its way to the route, which would
 * take that for the latest.
 *
 * <p>Thread-safe. Called with the lock of {@link Progress}, whose methods it must not call with its own.
 */
public final class OwnStates implements ContactWrite.Listener {

    static final int MAX = 100_000;

    /** Not {@code synchronized}, since a store may be slow. */
    private final ReentrantLock lock = new ReentrantLock();

    private final @Nullable OwnStore store;
    private final Map<String, OwnState> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OwnState> eldest) {
            return size() > MAX;
        }
    };
    private volatile Received received = Received.NOTHING;

    /** What the route has received. */
    interface Received {

        /** Before the first poll. */
        Received NOTHING = new Received() {
            @Override
            public @Nullable Instant floor() {
                return null;
            }

            @Override
            public boolean isDelivered(String id, Instant updated) {
                return false;
            }

            @Override
            public void unlessOpen(@Nullable String id, Runnable action) {
                action.run();
            }
        };

        /** Every change up to it was delivered; {@code null} before the first delivery. */
        @Nullable
        Instant floor();

        /** Whether a contact that was updated at a time was delivered in that state or a later one. */
        boolean isDelivered(String id, Instant updated);

        /** Runs an action unless a change of the contact waits or is in flight; none begins to wait meanwhile. */
        void unlessOpen(@Nullable String id, Runnable action);
    }

    /** @param store {@code null} to recognise no state */
    public OwnStates(@Nullable OwnStore store) {
        this.store = store;
    }

    /**
     * Continues where a cursor stops.
     *
     * @param isNew whether there is no cursor, so that the route begins anew
     */
    void begin(boolean isNew) {
        if (store == null) {
            return;
        }
        locked(() -> {
            if (!isNew) {
                store.load(states);
            }
            store.replace(states);
        });
    }

    @Override
    public void written(ContactWrite write) {
        SeenContact before = write.before();
        boolean hasRev = write.rev() != null;
        long rev = hasRev ? write.rev() : before == null ? 1 : before.rev() + 1;
        boolean knewBefore = rev <= 1 || before != null && isDelivered(write.id(), before.updated());
        unlessOpen(write.id(), () -> {
            OwnState known = states.get(write.id());
            boolean isNewer = known == null || known.rev() < rev;
            if (isNewer && (knewBefore || isBefore(known, rev, before))) {
                put(write.id(), new OwnState(rev, write.content(), Boolean.TRUE.equals(write.optedOut()), true, null));
            }
        });
    }

    private boolean isDelivered(@Nullable String id, @Nullable String updated) {
        try {
            return id != null
                    && updated != null
                    && received.isDelivered(id, OffsetDateTime.parse(updated).toInstant());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isBefore(@Nullable OwnState known, long rev, @Nullable SeenContact before) {
        return known != null
                && known.rev() == rev - 1
                && (known.content() == null || before != null && known.content().equals(before.content()));
    }

    @Override
    public void deleted(String id) {
        unlessOpen(id, () -> put(id, OwnState.deleted()));
    }

    /** Takes the locks in the order of those who call with that of {@link Progress}. */
    private void unlessOpen(@Nullable String id, Runnable action) {
        received.unlessOpen(id, () -> locked(action));
    }

    private void put(@Nullable String id, OwnState state) {
        states.remove(id);
        states.put(id, state);
        if (store != null) {
            store.append(state.line(id), states);
        }
    }

    /** The route has received a contact. */
    void delivered(Change change) {
        if (change.kind() != Change.Kind.DELETED) {
            known(
                    change.id(),
                    change.contact(),
                    change.state() == null ? null : change.state().updated());
        }
    }

    /** A state need not be delivered to be known, since the route begins after it. */
    void known(DatedContact listed) {
        known(listed.id(), listed.contact(), listed.updated());
    }

    private void known(String id, Contact contact, @Nullable Instant updated) {
        Long rev = store == null ? null : contact.getRev();
        if (rev == null) {
            return;
        }
        locked(() -> {
            OwnState before = states.get(id);
            if (before == null || before.rev() < rev) {
                states.remove(id);
                states.put(id, new OwnState(rev, null, false, false, updated));
            } else if (before.isOwn() && before.rev() > rev) {
                // The list was read before the write: the route must get what was written after this state.
                put(id, OwnState.NONE_KNOWN);
            }
        });
    }

    /** Whether the application has written the contact as it is listed. */
    boolean contains(DatedContact listed) {
        return locked(() -> isOwn(listed));
    }

    private boolean isOwn(DatedContact listed) {
        String id = listed.id();
        OwnState own = states.get(id);
        Contact contact = listed.contact();
        if (own == null && contact.getRev() != null && contact.getRev() == 1 && contact.getPhone() != null) {
            own = states.remove(ContactWrites.phoneId(contact.getPhone()));
        }
        if (own == null || !own.isOwn() || contact.getRev() == null) {
            return false;
        }
        if (own.rev() == OwnState.DELETED) {
            // The list was read before the delete, or there is the contact: if it goes, the route must get that too.
            put(id, OwnState.NONE_KNOWN);
            return false;
        }
        if (contact.getRev() != own.rev()) {
            // The list was read before the write, and all that the write replaced was known.
            return own.content() == null && contact.getRev() < own.rev();
        }
        states.put(id, own.listedAt(listed.updated()));
        boolean optedOut = Boolean.TRUE.equals(contact.getOptedOut());
        return own.content() == null
                ? own.optedOut() || !optedOut
                : own.optedOut() == optedOut && ContactWrites.shows(contact, own.content());
    }

    /** Whether the application has deleted the contact. */
    boolean isDeleted(String id) {
        OwnState own = locked(() -> states.get(id));
        return own != null && own.rev() == OwnState.DELETED;
    }

    /** Begins a poll, and forgets what the cursor says by itself: the states that are not after its floor. */
    void follow(Received by) {
        received = by;
        Instant floor = by.floor();
        if (floor != null) {
            locked(() -> {
                states.values()
                        .removeIf(state ->
                                state.updated() != null && !state.updated().isAfter(floor));
            });
        }
    }

    void forget(String id) {
        locked(() -> {
            states.remove(id);
        });
    }

    /** Stores what is not stored yet. */
    void save() {
        if (store != null) {
            locked(() -> store.save(states));
        }
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
