package io.github.camelheymarket.changes;

import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which changes were delivered, so that a poll delivers only the others. Delivered are
 *
 * <ul>
 *   <li>every change up to {@code floor};
 *   <li>after {@code floor}, the states in {@code delivered}: a contact that changed in the last seconds may change again
 *       without a new timestamp, so a timestamp alone does not prove that the present state was delivered;
 *   <li>while the first load runs, every contact between {@code top} and {@code low} that has not changed since, and at and
 *       below {@code low} the states in the {@code delivered} of the load;
 *   <li>not the contacts in {@code retries}: their delivery failed and is repeated.
 * </ul>
 *
 * Not thread-safe.
 */
final class Cursor {

    /** {@code null} before the first delivery. */
    @Nullable
    Instant floor;
    /** The latest timestamp ever read; {@code null} before the first contact. */
    @Nullable
    Instant newest;

    DeliveredStates delivered = new DeliveredStates(Position.OLDEST_FIRST);
    /** {@code null} if no first load runs. */
    @Nullable
    Load load;

    /** The ids of contacts whose delivery failed, and how often. */
    final Map<String, Integer> retries = new LinkedHashMap<>();
    /** The team of the contacts; {@code null} until a contact has shown its team. */
    @Nullable
    Long team;

    /** The first load, last changed contact first. */
    static final class Load {
        /** Later changes are left to the polls after the load; {@code null} before the first page. */
        @Nullable
        Instant top;
        /** {@code null} before the first delivery. */
        @Nullable
        Instant low;
        /** Where the load ends; {@code null} for the oldest contact. */
        @Nullable
        Instant bottom;

        DeliveredStates delivered = new DeliveredStates(Position.NEWEST_FIRST);

        CursorState.Load state(@Nullable Instant reached, DeliveredStates.@Nullable Written states) {
            return new CursorState.Load(top, reached, bottom, states);
        }
    }

    /** The first load, while it runs. */
    Load load() {
        return Objects.requireNonNull(load, "the first load");
    }

    void noteNewest(Instant updated) {
        newest = Times.later(newest, updated);
    }

    void addDelivered(ContactState state) {
        if (floor == null || state.updated().isAfter(floor)) {
            delivered.add(state);
        }
    }

    boolean isDelivered(ContactState state) {
        return floor != null && !state.updated().isAfter(floor) || delivered.contains(state);
    }

    /** @param instant every change up to it was read and delivered, and the list gets no more of them */
    void raiseFloor(@Nullable Instant instant) {
        if (instant != null && (floor == null || instant.isAfter(floor))) {
            floor = instant;
            delivered.removeUpTo(instant);
        }
    }

    /** Recognises the states that were delivered before a restart. @param listed all contacts changed after the floor */
    void recognise(List<DatedContact> listed) {
        if (delivered.unrecognisedUpTo() != null) {
            delivered.recognise(listed.stream().map(ContactState::of).toList());
        }
    }

    /**
     * As {@link #recognise} for the load.
     *
     * @param listed at least all contacts from {@code low} down to what the load has read
     */
    void recogniseLoaded(List<DatedContact> listed) {
        Load load = load();
        if (load.delivered.unrecognisedUpTo() != null) {
            load.delivered.recognise(listed.stream()
                    .filter(contact -> load.low == null || !contact.updated().isAfter(load.low))
                    .filter(contact -> load.top == null || !contact.updated().isAfter(load.top))
                    .map(ContactState::of)
                    .toList());
        }
    }

    void addLoaded(ContactState state) {
        load().delivered.add(state);
        addDelivered(state);
    }

    /** Whether the load has delivered the state, or leaves it to later polls. */
    boolean isLoaded(ContactState state) {
        Load load = load();
        return load.low != null && state.updated().isAfter(load.low)
                || load.top != null && state.updated().isAfter(load.top)
                || load.delivered.contains(state);
    }

    /** @param instant the load has delivered every contact above it */
    void lowerLoad(Instant instant) {
        Load load = load();
        if (load.low == null || instant.isBefore(load.low)) {
            load.low = instant;
            load.delivered.removeAfter(instant);
        }
    }
}
