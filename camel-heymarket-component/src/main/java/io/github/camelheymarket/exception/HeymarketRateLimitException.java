package io.github.camelheymarket.exception;

import java.time.Duration;

/** The request budget did not come free within {@code maxBudgetWait}, or Heymarket went on answering 429. */
public class HeymarketRateLimitException extends HeymarketException {

    private final Duration retryAfter;

    public HeymarketRateLimitException(String message, Details details, Duration retryAfter) {
        super(message, details, null);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before it makes sense to try again; {@code null} where nobody said. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
