package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/** Heymarket rejected the request (400, or another 4xx without a class of its own). Sending it again does not help. */
public class HeymarketBadRequestException extends HeymarketException {

    public HeymarketBadRequestException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
