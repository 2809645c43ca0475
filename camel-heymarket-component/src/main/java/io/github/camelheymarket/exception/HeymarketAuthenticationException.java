package io.github.camelheymarket.exception;

/** No valid credential (401), or a good one without the right to do this (403). */
public class HeymarketAuthenticationException extends HeymarketException {

    public HeymarketAuthenticationException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
