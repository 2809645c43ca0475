package io.github.camelheymarket.message;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages whose sends were answered lately, without their contents. Thread-safe. */
final class RecentSends {

    private static final int MAX = 10_000;

    private final Set<Long> ids = new HashSet<>();
    private final Map<String, Long> byKey = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            boolean isTooMany = size() > MAX;
            if (isTooMany) {
                ids.remove(eldest.getValue());
            }
            return isTooMany;
        }
    };

    /** @param key of the message, see {@link OutgoingMessage#key} */
    synchronized void add(String key, long id) {
        byKey.put(key, id);
        ids.add(id);
    }

    /** The id of the message, if it was sent. */
    synchronized Optional<Long> id(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized boolean contains(long id) {
        return ids.contains(id);
    }
}
