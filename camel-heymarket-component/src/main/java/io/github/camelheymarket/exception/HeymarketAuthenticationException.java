package io.github.camelheymarket.exception;

/** Heymarket does not accept the credential (401), or the credential lacks the permission for the call (403). */
public class HeymarketAuthenticationException extends HeymarketException {

    public HeymarketAuthenticationException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
