package io.github.camelheymarket.exception;

/** Heymarket refused the request as it stands (400 and other 4xx); sending it again will not help. */
public class HeymarketBadRequestException extends HeymarketException {

    public HeymarketBadRequestException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }
}
