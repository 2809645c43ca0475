package io.github.camelheymarket.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The request budget had no free permit within {@code maxBudgetWait} (status 0), or Heymarket answered 429 to every retry.
 */
public class HeymarketRateLimitException extends HeymarketException {

    private final @Nullable Duration retryAfter;

    public HeymarketRateLimitException(String message, Details details, @Nullable Duration retryAfter) {
        this(message, details, retryAfter, null);
    }

    /**
     * Creates an exception with a cause, for a remote budget that cannot be reached.
     *
     * @param retryAfter how long to wait before the next attempt; {@code null} if not known
     * @param cause why the budget could not be reached; {@code null} if it could
     */
    public HeymarketRateLimitException(
            String message, Details details, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, details, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next attempt; {@code null} if neither Heymarket nor the budget says so. */
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }
}
