package io.github.camelheymarket.exception;

/** No answer: the connection could not be made, broke, or the answer took too long. */
public class HeymarketConnectionException extends HeymarketException {

    public HeymarketConnectionException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
