package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * The stored cursor of {@code contacts/changes} cannot be used: it is damaged, belongs to another account, is in use by
 * another consumer, or cannot be read or written. The consumer delivers nothing then, so that it skips no change.
 */
public class HeymarketCursorException extends HeymarketException {

    public HeymarketCursorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
