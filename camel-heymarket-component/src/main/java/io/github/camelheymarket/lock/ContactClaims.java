package io.github.camelheymarket.lock;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which job has which contacts, and which contacts other jobs released while a job was reading. Not synchronized: the caller must hold a lock.
 *
 * @param <R> a job, compared by identity
 */
final class ContactClaims<R> {

    private final Map<String, R> owners = new HashMap<>();

    /** Of each job that reads, the contacts that others released since it began. What it read of them is out of date. */
    private final Map<R, Set<String>> releasedSince = new HashMap<>();

    void beginReading(R job) {
        releasedSince.put(job, new HashSet<>());
    }

    void endReading(R job) {
        releasedSince.remove(job);
    }

    boolean isFree(Collection<String> ids, R job) {
        Set<String> released = releasedSince.getOrDefault(job, Set.of());
        return ids.stream().noneMatch(id -> released.contains(id) || isOthers(id, job));
    }

    boolean isOthers(String id, R job) {
        R owner = owners.get(id);
        return owner != null && owner != job;
    }

    /** @return whether the job did not have it before */
    boolean take(String id, R job) {
        return owners.put(id, job) != job;
    }

    /** @return whether the job had it */
    boolean release(String id, R job) {
        boolean had = owners.remove(id, job);
        if (had) {
            noteReleased(id, job);
        }
        return had;
    }

    void releaseAll(R job) {
        owners.entrySet().removeIf(contact -> {
            boolean mine = contact.getValue() == job;
            if (mine) {
                noteReleased(contact.getKey(), job);
            }
            return mine;
        });
    }

    /** The contacts that others released since the job began to read; it is as if it began now. */
    Set<String> takeReleased(R job) {
        Set<String> released = releasedSince.get(job);
        return released == null ? Set.of() : releasedSince.put(job, new HashSet<>());
    }

    Stream<R> holder(String id) {
        return Stream.ofNullable(owners.get(id));
    }

    boolean isEmpty() {
        return owners.isEmpty() && releasedSince.isEmpty();
    }

    private void noteReleased(String id, R job) {
        releasedSince.forEach((other, ids) -> {
            if (other != job) {
                ids.add(id);
            }
        });
    }
}
