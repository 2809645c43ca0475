package io.github.camelheymarket.client;

import java.net.URI;
import java.time.Duration;

/**
 * How calls are made.
 *
 * @param baseUrl scheme, host and port, without a path
 * @param credentials what proves the right to call
 * @param connectTimeout {@code null} leaves it to the HTTP component
 * @param responseTimeout {@code null} leaves it to the HTTP component
 * @param requestsPerMinute the budget; 0 turns it off
 * @param maxRetries how often a request is sent again after the first time
 * @param maxRetryDelay the longest wait before a retry, whatever {@code Retry-After} says
 * @param maxBudgetWait the longest wait for a free place in the budget
 */
public record ClientSettings(
        URI baseUrl,
        Credentials credentials,
        Duration connectTimeout,
        Duration responseTimeout,
        int requestsPerMinute,
        int maxRetries,
        Duration maxRetryDelay,
        Duration maxBudgetWait) {}
