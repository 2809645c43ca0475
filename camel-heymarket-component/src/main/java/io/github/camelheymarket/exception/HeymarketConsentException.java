package io.github.camelheymarket.exception;

/** Withheld, nothing sent: the call would let messages through to somebody who opted out (R5). */
public class HeymarketConsentException extends HeymarketException {

    public HeymarketConsentException(String message) {
        super(message);
    }
}
