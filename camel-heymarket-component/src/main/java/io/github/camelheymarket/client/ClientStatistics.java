package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.RequestBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An immutable copy of the counters of a client since it was opened, and of the state of its budget. It contains neither
 * personal data nor secrets.
 *
 * @param baseUrl the base URL of the API
 * @param credentialId identifies the credential without revealing it; the id that a {@link RequestBudget.Factory} gets
 * @param budget the budget of the credential, which other clients may share
 * @param lastError the last call that failed; {@code null} if none did
 */
public record ClientStatistics(
        String baseUrl,
        String credentialId,
        Calls calls,
        Budget budget,
        BudgetWaits waits,
        @Nullable LastError lastError) {

    /**
     * @param calls calls that have ended, each counted once
     * @param failed calls that failed; a read of an absent contact is not among them
     * @param requests requests that Heymarket counts, or may count
     * @param notSent requests without a connection
     * @param retries requests that were sent again
     * @param rateLimited responses with status 429
     */
    public record Calls(long calls, long failed, long requests, long notSent, long retries, long rateLimited) {}

    /**
     * @param limit requests per minute; 0 for no limit
     * @param left free permits; empty if there is no limit, or the budget of the application does not know
     */
    public record Budget(int limit, OptionalInt left) {}

    /**
     * Waits for permits of the budget.
     *
     * @param now the number of calls that wait now
     * @param waits how many times a call waited for at least a millisecond
     * @param time the total duration of these waits
     */
    public record BudgetWaits(int now, long waits, Duration time) {}

    /**
     * @param at the time of day
     * @param operation the operation, such as {@code contacts/get}
     * @param type the simple name of the exception
     * @param status the HTTP status; 0 if there was no response
     */
    public record LastError(Instant at, String operation, String type, int status) {

        @Override
        public String toString() {
            return type + (status == 0 ? "" : " (HTTP " + status + ")") + " in " + operation + " at " + at;
        }
    }
}
