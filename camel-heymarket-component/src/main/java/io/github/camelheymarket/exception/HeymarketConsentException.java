package io.github.camelheymarket.exception;

/** The call was not sent, because it would allow messages to a contact that has opted out, or may have (R5.4). */
public class HeymarketConsentException extends HeymarketException {

    public HeymarketConsentException(String message) {
        super(message);
    }
}
