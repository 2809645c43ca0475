package io.github.camelheymarket.exception;

/** Heymarket answered 5xx, as often as it was asked. */
public class HeymarketServerException extends HeymarketException {

    public HeymarketServerException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
