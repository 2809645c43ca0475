package io.github.camelheymarket.client;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budget of a credential. Clients may set different limits; the lowest applies. {@link Accounts} keeps it for some time when
 * all clients are closed.
 */
final class CredentialBudget implements RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialBudget.class);

    private final Credentials credentials;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    /** The number of clients by the limit that they set. */
    private final TreeMap<Integer, Integer> clientsByLimit = new TreeMap<>();

    /** Held while a budget of the application is created or gets a limit, which may be slow. */
    private final ReentrantLock applying = new ReentrantLock();

    private @Nullable Factory factory;
    private boolean fromFactory;
    private volatile @Nullable RequestBudget current;
    private volatile int limit;
    private volatile Instant pausedUntil = Instant.MIN;

    CredentialBudget(Credentials credentials, TimeSource time) {
        this.credentials = credentials;
        this.time = time;
    }

    /**
     * Adds a client.
     *
     * @param requestsPerMinute the limit that the client sets; 0 for no limit
     * @param budgets {@code null} for the built-in budget
     */
    void join(int requestsPerMinute, @Nullable Factory budgets) {
        lock.lock();
        try {
            if (!clientsByLimit.isEmpty() && !clientsByLimit.containsKey(requestsPerMinute)) {
                int other = lowest();
                clientsByLimit.put(requestsPerMinute, 1);
                LOG.warn(
                        "requestsPerMinute is {} on one endpoint and {} on another (0 is no limit) for the same Heymarket {}, "
                                + "which has one budget: {} applies to all",
                        other,
                        requestsPerMinute,
                        credentials,
                        lowest());
            } else {
                clientsByLimit.merge(requestsPerMinute, 1, Integer::sum);
            }
        } finally {
            lock.unlock();
        }
        boolean joined = false;
        applying.lock();
        try {
            if (factory == null) {
                factory = budgets;
            }
            apply();
            joined = true;
        } finally {
            applying.unlock();
            if (!joined) {
                leave(requestsPerMinute);
            }
        }
        applyChangedLimit();
    }

    /** Removes a client. */
    void leave(int requestsPerMinute) {
        lock.lock();
        try {
            clientsByLimit.computeIfPresent(requestsPerMinute, (limit, users) -> users == 1 ? null : users - 1);
        } finally {
            lock.unlock();
        }
        applyChangedLimit();
    }

    /** If another thread is applying a limit, it also applies this one: a client that leaves does not wait for it. */
    private void applyChangedLimit() {
        while (hasChanged() && applying.tryLock()) {
            try {
                apply();
            } finally {
                applying.unlock();
            }
        }
    }

    private boolean hasChanged() {
        lock.lock();
        try {
            return !clientsByLimit.isEmpty() && current != null && lowest() != limit;
        } finally {
            lock.unlock();
        }
    }

    private int lowest() {
        lock.lock();
        try {
            Integer lowest = clientsByLimit.higherKey(0);
            return lowest == null ? 0 : lowest;
        } finally {
            lock.unlock();
        }
    }

    private void apply() {
        int lowest = lowest();
        if (factory != null && lowest > 0 && !fromFactory) {
            current = factory.create(id(credentials), lowest);
            fromFactory = true;
        } else if (current == null) {
            current = new SlidingLogBudget(lowest, time);
        } else {
            current.limit(lowest);
        }
        limit = lowest;
    }

    private RequestBudget current() {
        return Objects.requireNonNull(current, "the budget, which the first client creates");
    }

    @Override
    public Permit acquire(Priority priority, Duration maxWait) throws InterruptedException {
        return current().acquire(priority, maxWait);
    }

    @Override
    public void pause(Duration duration) {
        lock.lock();
        try {
            Instant until = time.steady().plus(duration);
            pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        } finally {
            lock.unlock();
        }
        current().pause(duration);
    }

    /** Whether a pause that Heymarket asked for is not over. */
    boolean isPaused(Instant now) {
        return pausedUntil.isAfter(now);
    }

    @Override
    public OptionalInt left() {
        return limit == 0 ? OptionalInt.empty() : current().left();
    }

    /** Requests per minute; 0 for no limit. */
    int limit() {
        return limit;
    }

    /** Identifies a credential without revealing it. */
    static String id(Credentials credentials) {
        String text = credentials instanceof Credentials.SecretPair pair
                ? pair.secretId()
                : ((Credentials.ApiKey) credentials).apiKey();
        return Digest.hex(text, 8);
    }
}
