package io.github.camelheymarket.exception;

/**
 * The response is not what the API documents: not JSON, incomplete, too long, a redirect, or of an unknown structure. After a
 * write, {@link #isMaybeApplied()} tells whether Heymarket may have applied it.
 */
public class HeymarketAnswerException extends HeymarketException {

    public HeymarketAnswerException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
