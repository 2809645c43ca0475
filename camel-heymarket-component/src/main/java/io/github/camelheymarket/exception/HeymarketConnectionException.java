package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * There was no response: the connection could not be established or was lost, the response took too long, or the client was
 * closed. After a write, {@link #isMaybeApplied()} tells whether Heymarket may have applied it.
 */
public class HeymarketConnectionException extends HeymarketException {

    public HeymarketConnectionException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
