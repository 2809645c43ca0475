package io.github.camelheymarket.client;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers contacts that were written recently, because a search may not show the write yet (R3.2). It stores salted digests
 * of the keys and no personal data, for a limited time and number. Thread-safe.
 */
public final class RecentWrites {

    static final Duration REMEMBERED = Duration.ofMinutes(5);
    static final int MAX_KEYS = 100_000;
    /** The maximum number of contacts for a key; it only matters that there are several. */
    private static final int MAX_PER_KEY = 4;

    /** The {@code rev} of a write whose response did not show one: every response may be older than the write. */
    public static final long UNKNOWN_REV = Long.MAX_VALUE;

    private final TimeSource time;
    private final byte[] salt = new byte[16];
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    RecentWrites(TimeSource time) {
        this.time = time;
        new SecureRandom().nextBytes(salt);
    }

    /**
     * A contact that was written.
     *
     * @param id the integer id; {@code null} if not known
     * @param uuid the UUID; {@code null} if not known
     * @param rev a response with a lower {@code rev} is older than the write
     */
    public record Written(@Nullable Long id, @Nullable String uuid, long rev) {

        /** Whether one of the ids is known. */
        public boolean hasId() {
            return id != null || uuid != null;
        }

        /** Whether the other is the same contact, or has no id. */
        private boolean replaces(Written other) {
            return !other.hasId() || isSameAs(other);
        }

        /** Whether both are the same contact by their ids, or both have none. */
        private boolean isSameAs(Written other) {
            return id != null && id.equals(other.id)
                    || uuid != null && uuid.equalsIgnoreCase(other.uuid)
                    || !hasId() && !other.hasId();
        }

        @Override
        public String toString() {
            return "Written[" + id + ", " + uuid + ", rev " + rev + "]";
        }
    }

    private record Key(long high, long low) {}

    /** @param older another contact that was written with the same key; {@code null} if there is none */
    private record Entry(
            Written written, Instant at, @Nullable Entry older) {

        /** The chain without some contacts, with at most {@code max} others; {@code null} if it is empty. */
        private static @Nullable Entry without(@Nullable Entry entry, Predicate<Written> some, int max) {
            if (entry == null || max == 0) {
                return null;
            }
            boolean isGone = some.test(entry.written);
            Entry rest = without(entry.older, some, isGone ? max : max - 1);
            return isGone ? rest : new Entry(entry.written, entry.at, rest);
        }
    }

    /**
     * Remembers a contact for each of its keys. Other contacts that were written recently with one of the keys are kept.
     *
     * @param keys such as {@code phone:12025550143} and {@code id:700001}
     */
    public void remember(Collection<String> keys, Written written) {
        Instant now = time.steady();
        synchronized (entries) {
            for (String text : keys) {
                Key key = digest(text);
                Entry older = Entry.without(entries.remove(key), written::replaces, MAX_PER_KEY - 1);
                entries.put(key, new Entry(written, now, older));
            }
            dropOld(now.minus(REMEMBERED));
        }
    }

    private void dropOld(Instant before) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            boolean old = oldest.next().at().isBefore(before);
            if (!old && entries.size() <= MAX_KEYS) {
                return;
            }
            oldest.remove();
        }
    }

    /** The contacts that were written recently with a key, the latest first. */
    public List<Written> find(String key) {
        synchronized (entries) {
            if (entries.isEmpty()) {
                return List.of();
            }
            Instant oldest = time.steady().minus(REMEMBERED);
            List<Written> found = new ArrayList<>();
            for (Entry entry = entries.get(digest(key)); entry != null; entry = entry.older()) {
                if (!entry.at().isBefore(oldest)) {
                    found.add(entry.written());
                }
            }
            return found;
        }
    }

    /** Removes a contact from the keys; their other contacts are kept, also one of which no id is known. */
    public void forget(Collection<String> keys, Written gone) {
        synchronized (entries) {
            for (String key : keys) {
                entries.computeIfPresent(digest(key), (k, entry) -> Entry.without(entry, gone::isSameAs, MAX_PER_KEY));
            }
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    private Key digest(String text) {
        ByteBuffer hash = ByteBuffer.wrap(Digest.of(salt, text.getBytes(StandardCharsets.UTF_8)));
        return new Key(hash.getLong(), hash.getLong());
    }
}
