package io.github.camelheymarket.spi;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The number of requests per minute that one credential may send, shared by all clients that use the credential. Each
 * request needs a permit, including those for further pages, retries and lookups. Implementations must be thread-safe.
 */
public interface RequestBudget {

    /**
     * Waits for a permit.
     *
     * @param priority waiting calls of a higher priority get their permits first
     * @param maxWait how long to wait at most; zero for not at all
     * @return the permit; the caller calls one of its methods once the request has ended
     * @throws HeymarketRateLimitException if no permit became free in time, or a remote budget could not be reached. The
     *     component passes message and cause on
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    Permit acquire(Priority priority, Duration maxWait) throws InterruptedException;

    /** Gives out no permit for a while. The component calls this when Heymarket answers 429. */
    void pause(Duration duration);

    /**
     * Sets a new limit. The component calls this when endpoints that share the credential start or stop. The default does
     * nothing, for a budget whose limit is configured elsewhere.
     *
     * @param requestsPerMinute the lowest limit that one of the endpoints sets; 0 if none sets one
     */
    default void limit(int requestsPerMinute) {}

    /** How many permits are free now; empty if that is not known, as by default, or if there is no limit. */
    default OptionalInt left() {
        return OptionalInt.empty();
    }

    /** The permission to send one request. The component calls exactly one of the methods, once. */
    interface Permit {
        /** A response came, or it is not known whether the request reached Heymarket: the request counts for a minute from now. */
        void answered();

        /** The request did not reach Heymarket, and does not count. */
        void notSent();
    }

    /**
     * Creates the budget of a credential. A bean of this type in the registry replaces the built-in budget. Without such a
     * bean, and if the component has none, a plugin of this type of the Camel context does so, which a library may add.
     */
    @FunctionalInterface
    interface Factory {
        /**
         * @param credentialId identifies the credential; a digest that does not reveal it
         * @param requestsPerMinute the limit, greater than 0
         */
        RequestBudget create(String credentialId, int requestsPerMinute);
    }
}
