package io.github.camelheymarket.exception;

import java.time.Duration;

/** The request budget did not come free within {@code maxBudgetWait}, or Heymarket went on answering 429. */
public class HeymarketRateLimitException extends HeymarketException {

    private final Duration retryAfter;

    public HeymarketRateLimitException(String message, Details details, Duration retryAfter) {
        this(message, details, retryAfter, null);
    }

    /**
     * For a budget that could not be asked, such as one that a cluster shares.
     *
     * @param retryAfter how long to wait before it makes sense to try again, {@code null} where nobody said
     * @param cause what went wrong, {@code null} where nothing did
     */
    public HeymarketRateLimitException(String message, Details details, Duration retryAfter, Throwable cause) {
        super(message, details, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before it makes sense to try again; {@code null} where nobody said. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
