package io.github.camelheymarket.exception;

/**
 * A one-shot input (a stream or an iterator) was given a second time, by a redelivery for instance: it is at its end, and
 * a run over nothing must not look like success (R6.3).
 */
public class HeymarketConsumedInputException extends HeymarketException {

    public HeymarketConsumedInputException(String message) {
        super(message);
    }
}
