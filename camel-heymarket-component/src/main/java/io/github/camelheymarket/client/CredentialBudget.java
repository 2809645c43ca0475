package io.github.camelheymarket.client;

import io.github.camelheymarket.model.Digest;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one budget of a credential, whatever limits its users ask for: the lowest counts. It outlives its users, since
 * Heymarket goes on counting while a route restarts.
 */
final class CredentialBudget implements RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialBudget.class);

    private final Credentials credentials;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    /** How many users ask for each limit. */
    private final TreeMap<Integer, Integer> asked = new TreeMap<>();

    /** Held while a budget of the user's is made or told of a limit, which may take its time. */
    private final ReentrantLock applying = new ReentrantLock();

    private Factory factory;
    private boolean fromFactory;
    private volatile RequestBudget current;
    private volatile int limit;

    CredentialBudget(Credentials credentials, TimeSource time) {
        this.credentials = credentials;
        this.time = time;
    }

    /**
     * @param requestsPerMinute 0 for no limit: the least strict of all
     * @param budgets {@code null} for the built-in one
     */
    void join(int requestsPerMinute, Factory budgets) {
        lock.lock();
        try {
            if (!asked.isEmpty() && !asked.containsKey(requestsPerMinute)) {
                int other = lowest();
                asked.put(requestsPerMinute, 1);
                LOG.warn(
                        "requestsPerMinute is {} in one place and {} in another (0 is no limit) for the same Heymarket {}, which "
                                + "has one budget: {} counts for all",
                        other,
                        requestsPerMinute,
                        credentials,
                        lowest());
            } else {
                asked.merge(requestsPerMinute, 1, Integer::sum);
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
        applyWhatChanged();
    }

    void leave(int requestsPerMinute) {
        lock.lock();
        try {
            asked.computeIfPresent(requestsPerMinute, (limit, users) -> users == 1 ? null : users - 1);
        } finally {
            lock.unlock();
        }
        applyWhatChanged();
    }

    /** Whoever is at it already sees the change afterwards: nobody who leaves waits for a budget that is being made. */
    private void applyWhatChanged() {
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
            return !asked.isEmpty() && current != null && lowest() != limit;
        } finally {
            lock.unlock();
        }
    }

    private int lowest() {
        lock.lock();
        try {
            Integer lowest = asked.higherKey(0);
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

    @Override
    public Permit acquire(Priority priority, Duration atMost) throws InterruptedException {
        return current.acquire(priority, atMost);
    }

    @Override
    public void pause(Duration duration) {
        current.pause(duration);
    }

    @Override
    public OptionalInt left() {
        return limit == 0 ? OptionalInt.empty() : current.left();
    }

    /** Requests a minute, 0 for no limit. */
    int limit() {
        return limit;
    }

    /** Tells credentials apart without giving one away. */
    static String id(Credentials credentials) {
        String text = credentials instanceof Credentials.SecretPair pair
                ? pair.secretId()
                : ((Credentials.ApiKey) credentials).apiKey();
        return Digest.hex(text, 8);
    }
}
