package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/** The contact that a call refers to does not exist (404, or an empty response to a read). */
public class HeymarketNotFoundException extends HeymarketException {

    public HeymarketNotFoundException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
