package io.github.camelheymarket.exception;

/**
 * A write went out and no answer came: Heymarket may have applied it or not. It was not sent again, because a contact
 * could be doubled; the message says how to find out.
 */
public class HeymarketUnknownOutcomeException extends HeymarketException {

    public HeymarketUnknownOutcomeException(String message, Details details, Throwable cause) {
        super(message, details, cause);
    }

    /** Always: that is what it says. */
    @Override
    public boolean isMaybeApplied() {
        return true;
    }
}
