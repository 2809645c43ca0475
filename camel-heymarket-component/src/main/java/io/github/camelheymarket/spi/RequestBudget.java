package io.github.camelheymarket.spi;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The requests that one credential may make in a minute, shared by everybody who uses it. Every request counts: pages,
 * retries and look-ups too. Safe for many threads.
 */
public interface RequestBudget {

    /**
     * Waits for a place.
     *
     * @param atMost how long to wait
     * @return the place, to be given back when the answer is there
     * @throws HeymarketRateLimitException when no place came free in that time, or a budget that is elsewhere could
     *     not be asked; its cause and message are passed on
     * @throws InterruptedException when the thread was told to stop waiting
     */
    Place acquire(Priority priority, Duration atMost) throws InterruptedException;

    /** Holds everybody back for a while, since Heymarket said that the limit is passed. */
    void pause(Duration duration);

    /**
     * Told when those who share the credential now ask for another limit: the lowest that any of them asks for, 0 when all
     * want none. A budget that is set up elsewhere may ignore it, as this default does.
     */
    default void limit(int requestsPerMinute) {}

    /** How many requests could be sent at once; empty, as by this default, where nobody knows or there is no limit. */
    default OptionalInt left() {
        return OptionalInt.empty();
    }

    /** A place in the budget; exactly one of the two is called, once. */
    interface Place {
        /** The request was answered, or nobody knows whether it arrived: it counts from now on for a minute. */
        void answered();

        /** The request surely never reached Heymarket: it does not count. */
        void notSent();
    }

    /** Makes the budget of a credential; a bean of this type in the registry replaces the built-in one. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param credentialId tells credentials apart, without being one
         * @param requestsPerMinute greater than 0
         */
        RequestBudget create(String credentialId, int requestsPerMinute);
    }
}
