package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/** Heymarket does not accept the credential (401), or the credential lacks the permission for the call (403). */
public class HeymarketAuthenticationException extends HeymarketException {

    public HeymarketAuthenticationException(String message, Details details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
