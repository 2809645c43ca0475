package io.github.camelheymarket.exception;

/** The contact that a call named does not exist (R3.4). */
public class HeymarketNotFoundException extends HeymarketException {

    public HeymarketNotFoundException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
