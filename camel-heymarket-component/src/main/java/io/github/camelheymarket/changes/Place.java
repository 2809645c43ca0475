package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a contact stands among others that are delivered.
 *
 * @param updated when it was last changed
 * @param id what it is known by
 */
record Place(Instant updated, String id) {

    /** Ids of digits by their number, so that contacts that come later stand behind the earlier ones. */
    static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing(Place::updated).thenComparing(Place::id, BY_ID);

    static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparing(Place::updated).reversed().thenComparing(Place::id, BY_ID);
}
