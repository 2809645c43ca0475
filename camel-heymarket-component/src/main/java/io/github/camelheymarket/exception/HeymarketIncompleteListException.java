package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * Some contacts of a list cannot be reached: more contacts than fit on a page have the same {@code updated}, and the API
 * cannot page past them (R7.3), or the list does not end. All contacts that can be reached were delivered before.
 */
public class HeymarketIncompleteListException extends HeymarketException {

    private final @Nullable String instant;

    public HeymarketIncompleteListException(String message, @Nullable String instant) {
        super(message);
        this.instant = instant;
    }

    /** The {@code updated} value that these contacts share, as in the response; {@code null} if the list does not end. */
    public @Nullable String getInstant() {
        return instant;
    }
}
