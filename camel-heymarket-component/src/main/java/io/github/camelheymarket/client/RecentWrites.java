package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Contacts that were written lately, because a search may not show that yet (R3.2). Holds no person's data but digests
 * with a salt of its own. Bounded in number and time. Safe for many threads.
 */
public final class RecentWrites {

    static final Duration REMEMBERED = Duration.ofMinutes(5);
    static final int MOST_KEYS = 100_000;

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

        @Override
        public String toString() {
            return "Written[" + id + ", " + uuid + ", rev " + rev + "]";
        }
    }

    private record Key(long high, long low) {}

    private record Entry(Written written, Instant at) {}

    /**
     * Remembers a contact under each of the keys.
     *
     * @param keys such as {@code phone:12025550143} and {@code id:700001}
     */
    public void remember(Collection<String> keys, Written written) {
        Entry entry = new Entry(written, time.steady());
        synchronized (entries) {
            for (String text : keys) {
                Key key = digest(text);
                entries.remove(key);
                entries.put(key, entry);
            }
            drop(entry.at().minus(REMEMBERED));
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

    /** What was written lately about a key. */
    public Optional<Written> find(String key) {
        synchronized (entries) {
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            return Optional.ofNullable(entries.get(digest(key)))
                    .filter(entry -> !entry.at().isBefore(time.steady().minus(REMEMBERED)))
                    .map(Entry::written);
        }
    }

    public void forget(Collection<String> keys) {
        synchronized (entries) {
            keys.forEach(key -> entries.remove(digest(key)));
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    private Key digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            ByteBuffer hash = ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
