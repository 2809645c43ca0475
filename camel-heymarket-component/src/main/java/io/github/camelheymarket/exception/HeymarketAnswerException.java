package io.github.camelheymarket.exception;

/** An answer came that is not what the API promises: not JSON, cut off, a redirect, or of the wrong shape. */
public class HeymarketAnswerException extends HeymarketException {

    public HeymarketAnswerException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
