package io.github.camelheymarket.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private @Nullable T current;
    private @Nullable Instant loadedAt;
    private @Nullable Instant reloadedAt;

    public Cached(Supplier<T> loader, InstantSource clock) {
        this.loader = loader;
        this.clock = clock;
    }

    /** The value as it is, without a load; {@code null} if none was loaded. */
    public @Nullable T peek() {
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
            T value = current;
            return value == null || isPast(loadedAt, MAX_AGE) ? load() : value;
        } finally {
            lock.unlock();
        }
    }

    /** A newer value. @return {@code used} itself if the last reload is too recent */
    public T newerThan(@Nullable T used) {
        lock.lock();
        try {
            T value = current;
            if (value == null || value == used && isPast(reloadedAt, MIN_TIME_BETWEEN_RELOADS)) {
                value = load();
                reloadedAt = loadedAt;
            }
            return value;
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

    private T load() {
        T loaded = loader.get();
        current = loaded;
        loadedAt = clock.instant();
        return loaded;
    }

    private boolean isPast(@Nullable Instant since, Duration time) {
        return since == null || Duration.between(since, clock.instant()).compareTo(time) >= 0;
    }
}
