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
 * Knows the events of the last while, so that a route sees each once however often it is delivered. An event that the
 * route did not take is forgotten: its next delivery is a new try.
 *
 * <p>Remembers so many at most, some 110 bytes each, and then forgets the oldest first. What is in the route right now is
 * never forgotten.
 */
public final class RecentDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(RecentDeliveries.class);

    private final long windowNanos;
    private final int most;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<HalfDigest> inProgress = new HashSet<>();
    /** The time each was taken by the route, oldest first. */
    private final Map<HalfDigest, Long> taken = new LinkedHashMap<>();

    private boolean toldOfForgetting;

    public RecentDeliveries(WebhookSettings settings) {
        this(TimeUnit.MILLISECONDS.toNanos(settings.dedupWindowMillis()), settings.dedupSize(), System::nanoTime);
    }

    /**
     * @param windowNanos how long an event is remembered, 0: not at all
     * @param most how many are remembered
     */
    RecentDeliveries(long windowNanos, int most, LongSupplier nanoTime) {
        this.windowNanos = windowNanos;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** What a delivery is. */
    enum Claim {
        /** The caller has it in hand now, and says later how it ended. */
        NEW,
        IN_PROGRESS,
        REPEAT
    }

    /** 128 bits of a hash: a third of the memory of the text. */
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
            forgetTheOld();
            if (taken.containsKey(digest)) {
                return Claim.REPEAT;
            }
            return inProgress.add(digest) ? Claim.NEW : Claim.IN_PROGRESS;
        } finally {
            lock.unlock();
        }
    }

    /** @param well whether the route took the event */
    void ended(String key, boolean well) {
        HalfDigest digest = HalfDigest.of(key);
        lock.lock();
        try {
            inProgress.remove(digest);
            if (well && windowNanos > 0) {
                taken.put(digest, nanoTime.getAsLong());
                forgetTheMany();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return taken.size() + inProgress.size();
        } finally {
            lock.unlock();
        }
    }

    private void forgetTheOld() {
        long now = nanoTime.getAsLong();
        Iterator<Long> times = taken.values().iterator();
        while (times.hasNext() && now - times.next() > windowNanos) {
            times.remove();
        }
    }

    private void forgetTheMany() {
        if (taken.size() > most) {
            Iterator<HalfDigest> oldest = taken.keySet().iterator();
            oldest.next();
            oldest.remove();
            if (!toldOfForgetting) {
                toldOfForgetting = true;
                LOG.warn(
                        "More than dedupSize={} events arrived within dedupWindow; the oldest are forgotten early, so that a "
                                + "repeated delivery of them would reach the route. Increase dedupSize to remember more",
                        most);
            }
        }
    }
}
