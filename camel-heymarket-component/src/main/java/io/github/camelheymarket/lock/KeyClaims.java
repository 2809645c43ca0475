package io.github.camelheymarket.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which job has which keys, exclusively or shared with others. Not synchronized: the caller must hold a lock.
 *
 * @param <R> a job, compared by identity
 */
final class KeyClaims<R> {

    private final Map<String, Claim<R>> claims = new HashMap<>();

    private static final class Claim<R> {
        private @Nullable R owner;
        private int times;
        private final Map<R, Integer> sharers = new HashMap<>(2);
        private int exclusiveWaiters;

        private boolean isUnused() {
            return owner == null && sharers.isEmpty() && exclusiveWaiters == 0;
        }
    }

    /** A shared claim is refused while a job waits for an exclusive one, which would otherwise never get its turn. */
    boolean isFree(String key, boolean exclusive, R job) {
        Claim<R> claim = claims.get(key);
        if (claim == null || claim.owner == job) {
            return true;
        }
        if (claim.owner != null) {
            return false;
        }
        boolean noOther = claim.sharers.isEmpty() || claim.sharers.size() == 1 && claim.sharers.containsKey(job);
        return exclusive ? noOther : claim.exclusiveWaiters == 0 || claim.sharers.containsKey(job);
    }

    void add(String key, boolean exclusive, R job) {
        Claim<R> claim = claims.computeIfAbsent(key, k -> new Claim<>());
        if (exclusive) {
            claim.owner = job;
            claim.times++;
        } else {
            claim.sharers.merge(job, 1, Integer::sum);
        }
    }

    /** The job must have the claim. */
    void remove(String key, boolean exclusive, R job) {
        Claim<R> claim = Objects.requireNonNull(claims.get(key), "claim");
        if (exclusive && --claim.times == 0) {
            claim.owner = null;
        } else if (!exclusive) {
            claim.sharers.computeIfPresent(job, (sharer, times) -> times == 1 ? null : times - 1);
        }
        dropIfUnused(key, claim);
    }

    void removeAll(R job) {
        claims.values().removeIf(claim -> {
            if (claim.owner == job) {
                claim.owner = null;
                claim.times = 0;
            }
            claim.sharers.remove(job);
            return claim.isUnused();
        });
    }

    void beginWait(String key, boolean exclusive) {
        claims.computeIfAbsent(key, k -> new Claim<>()).exclusiveWaiters += exclusive ? 1 : 0;
    }

    void endWait(String key, boolean exclusive) {
        Claim<R> claim = claims.get(key);
        // A claim that a job waits to share is dropped as soon as no other job has it.
        if (claim != null) {
            claim.exclusiveWaiters -= exclusive ? 1 : 0;
            dropIfUnused(key, claim);
        }
    }

    Stream<R> holders(String key) {
        Claim<R> claim = claims.get(key);
        return claim == null
                ? Stream.empty()
                : Stream.concat(Stream.ofNullable(claim.owner), claim.sharers.keySet().stream());
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    private void dropIfUnused(String key, Claim<R> claim) {
        if (claim.isUnused()) {
            claims.remove(key);
        }
    }
}
