package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * The response is not what the API documents: not JSON, incomplete, too long, a redirect, or of an unknown structure. After a
 * write, {@link #isMaybeApplied()} tells whether Heymarket may have applied it.
 */
public class HeymarketAnswerException extends HeymarketException {

    public HeymarketAnswerException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
