package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Digest;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers recent events, so that the route processes each event once, however often Heymarket delivers it. An event that
 * the route failed to process is forgotten, so that its next delivery is processed.
 *
 * <p>The number of remembered events is limited, at some 110 bytes each; the oldest are forgotten first. An event in
 * progress is never forgotten.
 */
public final class RecentDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(RecentDeliveries.class);

    private final long windowNanos;
    private final int max;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<HalfDigest> inProgress = new HashSet<>();
    /** The times at which the route had processed the events, oldest first. */
    private final Map<HalfDigest, Long> processed = new LinkedHashMap<>();

    private boolean warned;

    public RecentDeliveries(WebhookSettings settings) {
        this(TimeUnit.MILLISECONDS.toNanos(settings.dedupWindowMillis()), settings.dedupSize(), System::nanoTime);
    }

    /**
     * @param windowNanos how long events are remembered, in nanoseconds
     * @param max how many events are remembered
     */
    RecentDeliveries(long windowNanos, int max, LongSupplier nanoTime) {
        this.windowNanos = windowNanos;
        this.max = max;
        this.nanoTime = nanoTime;
    }

    /** The state of the event of a delivery. */
    enum Claim {
        /** The caller processes the event, and then calls {@link #ended}. */
        NEW,
        IN_PROGRESS,
        REPEAT
    }

    /** 128 bits of a digest, which need a third of the memory of the key. */
    private record HalfDigest(long high, long low) {
        static HalfDigest of(String key) {
            ByteBuffer hash = ByteBuffer.wrap(Digest.of(key));
            return new HalfDigest(hash.getLong(), hash.getLong());
        }
    }

    Claim claim(String key) {
        HalfDigest digest = HalfDigest.of(key);
        lock.lock();
        try {
            forgetExpired();
            if (processed.containsKey(digest)) {
                return Claim.REPEAT;
            }
            return inProgress.add(digest) ? Claim.NEW : Claim.IN_PROGRESS;
        } finally {
            lock.unlock();
        }
    }

    /** @param success whether the route has processed the event */
    void ended(String key, boolean success) {
        HalfDigest digest = HalfDigest.of(key);
        lock.lock();
        try {
            inProgress.remove(digest);
            if (success) {
                processed.put(digest, nanoTime.getAsLong());
                forgetExcess();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return processed.size() + inProgress.size();
        } finally {
            lock.unlock();
        }
    }

    private void forgetExpired() {
        long now = nanoTime.getAsLong();
        Iterator<Long> times = processed.values().iterator();
        while (times.hasNext() && now - times.next() > windowNanos) {
            times.remove();
        }
    }

    private void forgetExcess() {
        if (processed.size() > max) {
            Iterator<HalfDigest> oldest = processed.keySet().iterator();
            oldest.next();
            oldest.remove();
            if (!warned) {
                warned = true;
                LOG.warn(
                        "More than dedupSize={} events arrived within dedupWindow; the oldest are forgotten early, so that a "
                                + "repeated delivery of them would reach the route. Increase dedupSize to remember more",
                        max);
            }
        }
    }
}
