package io.github.camelheymarket.exception;

/**
 * What was kept of the changes already dealt with cannot be used: it is damaged, of another account, in use by another
 * consumer, or cannot be read or written. Nothing was delivered because of it, and nothing is skipped.
 */
public class HeymarketCursorException extends HeymarketException {

    public HeymarketCursorException(String message, Throwable cause) {
        super(message, cause);
    }
}
