package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The input is invalid; the component found this before it sent anything. The message names the field and the remedy, and
 * never contains the value.
 */
public class HeymarketValidationException extends HeymarketException {

    private final String reason;
    private final transient @Nullable Object rejectedValue;

    /**
     * @param reason a stable code such as {@code PHONE_NOT_POSSIBLE}
     * @param field the column or field that is wrong; {@code null} if it is not a single field
     * @param message what is wrong and the remedy, without the value
     * @param rejectedValue the value, for programs only
     */
    public HeymarketValidationException(
            String reason, @Nullable String field, String message, @Nullable Object rejectedValue) {
        super(Texts.visible(message), new Details(0, null, null, field, 0), null);
        this.reason = reason;
        this.rejectedValue = rejectedValue;
    }

    /** A stable code such as {@code PHONE_NOT_POSSIBLE}. */
    public String getReason() {
        return reason;
    }

    /** The whole value that is wrong; {@code null} after serialization. Not for logs: it may be personal data. */
    public @Nullable Object getRejectedValue() {
        return rejectedValue;
    }
}
