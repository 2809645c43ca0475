package io.github.camelheymarket.exception;

/**
 * An input that can be read only once (a stream or an iterator) was passed a second time, for instance by a redelivery. It
 * has no rows left, and a job without rows must not look successful (R6.3).
 */
public class HeymarketConsumedInputException extends HeymarketException {

    public HeymarketConsumedInputException(String message) {
        super(message);
    }
}
