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

/**
 * Contacts that were written lately, because a search may not show that yet (R3.2). Holds no person's data but digests
 * with a salt of its own. Bounded in number and time. Safe for many threads.
 */
public final class RecentWrites {

    static final Duration REMEMBERED = Duration.ofMinutes(5);
    static final int MOST_KEYS = 100_000;
    /** So many contacts with one key at most: that there are several is what matters. */
    private static final int MOST_OF_A_KEY = 4;

    /** A {@code rev} that no answer reaches: nothing shows whether an answer is older than the write. */
    public static final long NEVER = Long.MAX_VALUE;

    private final TimeSource time;
    private final byte[] salt = new byte[16];
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    RecentWrites(TimeSource time) {
        this.time = time;
        new SecureRandom().nextBytes(salt);
    }

    /**
     * A contact as it was written.
     *
     * @param id the integer id, {@code null} where no answer told it
     * @param uuid the UUID, {@code null} where no answer told it
     * @param rev an answer that shows a lower one is older than the write
     */
    public record Written(Long id, String uuid, long rev) {

        public boolean hasId() {
            return id != null || uuid != null;
        }

        /** Whether it is of the same contact, or knows the id where the other one knows none. */
        private boolean replaces(Written other) {
            if (!other.hasId()) {
                return true;
            }
            return id != null && id.equals(other.id) || uuid != null && uuid.equalsIgnoreCase(other.uuid);
        }

        @Override
        public String toString() {
            return "Written[" + id + ", " + uuid + ", rev " + rev + "]";
        }
    }

    private record Key(long high, long low) {}

    /** @param older another contact that was written with the same key, {@code null} for none */
    private record Entry(Written written, Instant at, Entry older) {

        /** The chain without a contact, and of the others so many at most; {@code null} where nothing is left. */
        private static Entry without(Entry entry, Written gone, int most) {
            if (entry == null || most == 0) {
                return null;
            }
            boolean isGone = gone.replaces(entry.written);
            Entry rest = without(entry.older, gone, isGone ? most : most - 1);
            return isGone ? rest : new Entry(entry.written, entry.at, rest);
        }
    }

    /**
     * Remembers a contact under each of the keys, beside others that were written with the same key lately.
     *
     * @param keys such as {@code phone:12025550143} and {@code id:700001}
     */
    public void remember(Collection<String> keys, Written written) {
        Instant now = time.steady();
        synchronized (entries) {
            for (String text : keys) {
                Key key = digest(text);
                Entry older = Entry.without(entries.remove(key), written, MOST_OF_A_KEY - 1);
                entries.put(key, new Entry(written, now, older));
            }
            drop(now.minus(REMEMBERED));
        }
    }

    private void drop(Instant before) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            boolean old = oldest.next().at().isBefore(before);
            if (!old && entries.size() <= MOST_KEYS) {
                return;
            }
            oldest.remove();
        }
    }

    /** The contacts that were written lately with a key, the latest first. */
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

    /** The keys lead to that contact no more; to others that they led to they still do. */
    public void forget(Collection<String> keys, Written gone) {
        synchronized (entries) {
            for (String key : keys) {
                entries.computeIfPresent(digest(key), (k, entry) -> Entry.without(entry, gone, MOST_OF_A_KEY));
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
