package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its response was lost, so that the outcome is unknown. The component did not send it again, because
 * that could create a duplicate contact; the message says how to find out whether it was applied.
 */
public class HeymarketUnknownOutcomeException extends HeymarketException {

    public HeymarketUnknownOutcomeException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    /** Always {@code true}. */
    @Override
    public boolean isMaybeApplied() {
        return true;
    }
}
