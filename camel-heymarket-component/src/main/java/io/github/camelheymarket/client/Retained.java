package io.github.camelheymarket.client;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that are kept while they are used, and for some time after. At each use of any key, the values that are no longer kept are
 * removed, so that keys that come and go leave nothing behind. Not thread-safe.
 */
final class Retained<K, V> {

    private final Duration time;
    private final BiPredicate<V, Instant> isNeeded;
    private final Map<K, Entry<V>> entries = new HashMap<>();

    private static final class Entry<V> {
        private final V value;
        private int users;
        private Instant usedAt = Instant.MIN;

        private Entry(V value) {
            this.value = value;
        }
    }

    /**
     * @param time how long a value is kept after its last use
     * @param isNeeded whether an unused value must be kept longer
     */
    Retained(Duration time, BiPredicate<V, Instant> isNeeded) {
        this.time = time;
        this.isNeeded = isNeeded;
    }

    /** The value of a key, created if there is none, until {@link #endUse}. */
    V beginUse(K key, Function<K, V> create, Instant now) {
        forget(now);
        Entry<V> entry = entries.computeIfAbsent(key, absent -> new Entry<>(create.apply(absent)));
        entry.users++;
        return entry.value;
    }

    void endUse(K key, Instant now) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("a use ended that had not begun");
        }
        entry.users--;
        entry.usedAt = now;
        forget(now);
    }

    private void forget(Instant now) {
        entries.values()
                .removeIf(entry ->
                        entry.users == 0 && entry.usedAt.plus(time).isBefore(now) && !isNeeded.test(entry.value, now));
    }

    /** {@code null} if there is none. */
    @Nullable
    V get(K key) {
        Entry<V> entry = entries.get(key);
        return entry == null ? null : entry.value;
    }

    int size() {
        return entries.size();
    }
}
