package io.github.camelheymarket.exception;

/** Heymarket answered 5xx to every attempt. After a write, {@link #isMaybeApplied()} is {@code true}. */
public class HeymarketServerException extends HeymarketException {

    public HeymarketServerException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
