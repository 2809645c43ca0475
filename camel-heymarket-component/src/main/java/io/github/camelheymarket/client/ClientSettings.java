package io.github.camelheymarket.client;

import io.github.camelheymarket.option.Bounds;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client.
 *
 * @param baseUrl scheme, host and port of the API, without a path
 * @param credentials the credential of the calls
 * @param timeouts the timeouts of requests
 * @param retries the limits of retries
 * @param budget the limits of the request budget
 */
public record ClientSettings(URI baseUrl, Credentials credentials, Timeouts timeouts, Retries retries, Budget budget) {

    /**
     * The timeouts of a request; {@code null} for those of the HTTP component.
     *
     * @param connect for establishing a connection
     * @param response for the response
     */
    public record Timeouts(
            @Nullable Duration connect, @Nullable Duration response) {
        public Timeouts {
            if (connect != null) {
                Bounds.atLeast("connectTimeout", 1, connect);
            }
            if (response != null) {
                Bounds.atLeast("responseTimeout", 1, response);
            }
        }
    }

    /**
     * The limits of retries.
     *
     * @param max how many times a request is sent again at most
     * @param maxDelay the maximum delay before a retry, whatever {@code Retry-After} says
     */
    public record Retries(int max, Duration maxDelay) {
        public Retries {
            Bounds.atLeast("maxRetries", 0, max);
            Bounds.atLeast("maxRetryDelay", 1, maxDelay);
        }
    }

    /**
     * The limits of the request budget.
     *
     * @param requestsPerMinute 0 for no limit
     * @param maxWait the maximum time to wait for a permit of the budget
     */
    public record Budget(int requestsPerMinute, Duration maxWait) {
        public Budget {
            Bounds.atLeast("requestsPerMinute", 0, requestsPerMinute);
            Bounds.atLeast("maxBudgetWait", 1, maxWait);
        }
    }
}
