package io.github.camelheymarket.client;

import io.github.camelheymarket.option.Bounds;
import java.net.URI;
import java.time.Duration;

/**
 * How calls are made.
 *
 * @param baseUrl scheme, host and port, without a path
 * @param credentials what the calls authenticate with
 * @param timeouts of the connection
 * @param retries of a call
 * @param budget of the credential
 */
public record ClientSettings(URI baseUrl, Credentials credentials, Timeouts timeouts, Retries retries, Budget budget) {

    /**
     * @param connect {@code null} if the HTTP component decides
     * @param response {@code null} if the HTTP component decides
     */
    public record Timeouts(Duration connect, Duration response) {
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
     * @param max how many times a request is sent again after the first time
     * @param maxDelay the maximum delay before a retry, whatever {@code Retry-After} says
     */
    public record Retries(int max, Duration maxDelay) {
        public Retries {
            Bounds.atLeast("maxRetries", 0, max);
            Bounds.atLeast("maxRetryDelay", 1, maxDelay);
        }
    }

    /**
     * @param requestsPerMinute 0 disables the budget
     * @param maxWait the maximum time to wait for a permit of the budget
     */
    public record Budget(int requestsPerMinute, Duration maxWait) {
        public Budget {
            Bounds.atLeast("requestsPerMinute", 0, requestsPerMinute);
            Bounds.atLeast("maxBudgetWait", 1, maxWait);
        }
    }
}
