package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.BulkResult;

/**
 * Some rows of a bulk call did not end well, after everything that could be done was done. The exchange's body stays the
 * input; the result, row by row, is here.
 */
public class HeymarketPartialException extends HeymarketException {

    private final transient BulkResult result;

    public HeymarketPartialException(String message, BulkResult result) {
        super(message);
        this.result = result;
    }

    /** Each row's own outcome; the rows of a long one are readable until the exchange is done. */
    public BulkResult getResult() {
        return result;
    }
}
