package io.github.camelheymarket.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the component reads from Heymarket once and uses for some time, such as the custom fields or the inboxes of the team.
 * Something that is not found in it may have been created since, so it is then read again. Thread-safe.
 *
 * @param <T> an immutable value
 */
public final class Cached<T> {

    /** How long a value is used. */
    public static final Duration MAX_AGE = Duration.ofMinutes(5);

    /** An unknown name causes a reload at most once in this time; otherwise each message with it would cost calls. */
    public static final Duration MIN_TIME_BETWEEN_RELOADS = Duration.ofSeconds(30);

    private final Supplier<T> loader;
    private final InstantSource clock;
    /** Not a monitor: a virtual thread must not be pinned while the loader waits for a response. */
    private final ReentrantLock lock = new ReentrantLock();

    private T current;
    private Instant loadedAt;
    private Instant reloadedAt;

    public Cached(Supplier<T> loader, InstantSource clock) {
        this.loader = loader;
        this.clock = clock;
    }

    /** The value as it is, without a load; {@code null} if none was loaded. */
    public T peek() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** The value, loaded if there is none or if it is too old. */
    public T get() {
        lock.lock();
        try {
            if (current == null || isPast(loadedAt, MAX_AGE)) {
                load();
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** A newer value. @return {@code used} itself if the last reload is too recent */
    public T newerThan(T used) {
        lock.lock();
        try {
            if (current == used && (reloadedAt == null || isPast(reloadedAt, MIN_TIME_BETWEEN_RELOADS))) {
                load();
                reloadedAt = loadedAt;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Looks something up, once more in a newer value if it was not found. */
    public <R> Optional<R> find(Function<T, Optional<R>> lookup) {
        T before = peek();
        T used = get();
        Optional<R> found = lookup.apply(used);
        if (found.isPresent() || used != before) {
            return found;
        }
        T newer = newerThan(used);
        return newer == used ? found : lookup.apply(newer);
    }

    private void load() {
        current = loader.get();
        loadedAt = clock.instant();
    }

    private boolean isPast(Instant since, Duration time) {
        return Duration.between(since, clock.instant()).compareTo(time) >= 0;
    }
}
