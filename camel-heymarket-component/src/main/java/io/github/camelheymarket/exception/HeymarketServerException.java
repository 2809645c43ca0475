package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/** Heymarket answered 5xx to every attempt. After a write, {@link #isMaybeApplied()} is {@code true}. */
public class HeymarketServerException extends HeymarketException {

    public HeymarketServerException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
