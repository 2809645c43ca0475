package io.github.camelheymarket.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a call, or a row of it, changes if it is carried out.
 *
 * @param changes the new facts by their names; {@code null} for one that goes
 * @param kind of the one thing that it makes, such as {@code tag}; {@code null} if it makes none
 * @param made the fact of that thing
 * @param besides beginnings of the names of facts that may change with it
 * @param isPossible whether the account allows it; if not, no success may be reported
 */
record RestEffect(Map<String, Object> changes, String kind, Object made, Set<String> besides, boolean isPossible) {

    static RestEffect none() {
        return changes(Map.of());
    }

    static RestEffect impossible() {
        return new RestEffect(Map.of(), null, null, Set.of(), false);
    }

    static RestEffect changes(Map<String, Object> changes) {
        return new RestEffect(changes, null, null, Set.of(), true);
    }

    static RestEffect change(String name, Object fact) {
        Map<String, Object> changes = new HashMap<>();
        changes.put(name, fact);
        return changes(changes);
    }

    static RestEffect makes(String kind, Object made) {
        return new RestEffect(Map.of(), kind, made, Set.of(), true);
    }

    RestEffect besides(String beginning) {
        return new RestEffect(changes, kind, made, Set.of(beginning), isPossible);
    }

    /** The same, of which no success may be reported. */
    RestEffect butImpossible() {
        return new RestEffect(changes, kind, made, besides, false);
    }
}
