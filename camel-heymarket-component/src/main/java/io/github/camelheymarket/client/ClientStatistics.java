package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a client has done since it was opened, and what its budget has left: a copy that does not change. It names no
 * person and no secret.
 *
 * @param baseUrl where the calls go
 * @param credentialId tells credentials apart without being one: the id that a {@link RequestBudget.Factory} gets too
 * @param budget of the credential, whoever uses it
 * @param lastError {@code null} where none was
 */
public record ClientStatistics(
        String baseUrl,
        String credentialId,
        Calls calls,
        Budget budget,
        InterruptibleWaits waits,
        LastError lastError) {

    /**
     * @param calls calls that ended, however often each was sent
     * @param failed of these, those that ended in an error; finding nobody is none
     * @param requests requests that Heymarket counts, or may count
     * @param notSent requests that found no connection
     * @param retries requests that were sent once more
     * @param rateLimited answers of status 429
     */
    public record Calls(long calls, long failed, long requests, long notSent, long retries, long rateLimited) {}

    /**
     * @param limit requests a minute, 0 for no limit
     * @param left requests that could be sent at once; empty where there is no limit, or a budget of another make does
     *     not tell
     */
    public record Budget(int limit, OptionalInt left) {}

    /**
     * Waiting for the budget.
     *
     * @param now calls that wait at this moment
     * @param waits how often a call waited, a millisecond at least
     * @param time for how long in all
     */
    public record InterruptibleWaits(int now, long waits, Duration time) {}

    /**
     * @param at the time of day
     * @param operation such as {@code contacts/get}
     * @param type the simple name of the exception
     * @param status the HTTP status, 0 where there was no answer
     */
    public record LastError(Instant at, String operation, String type, int status) {

        @Override
        public String toString() {
            return type + (status == 0 ? "" : " (HTTP " + status + ")") + " in " + operation + " at " + at;
        }
    }
}
