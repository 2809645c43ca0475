package io.github.camelheymarket.exception;

import io.github.camelheymarket.model.Texts;

/** Bad input, found before anything was sent. The message names the field and the remedy, never the value. */
public class HeymarketValidationException extends HeymarketException {

    private final String reason;
    private final transient Object rejectedValue;

    /**
     * @param reason a stable code such as {@code PHONE_NOT_POSSIBLE}
     * @param field the column or field at fault, {@code null} where it is not one field
     * @param message what is wrong and what to do, without the value
     * @param rejectedValue the whole value, for programs only
     */
    public HeymarketValidationException(String reason, String field, String message, Object rejectedValue) {
        super(Texts.visible(message), new Details(0, null, null, field, 0), null);
        this.reason = reason;
        this.rejectedValue = rejectedValue;
    }

    /** A stable code such as {@code PHONE_NOT_POSSIBLE}. */
    public String getReason() {
        return reason;
    }

    /** The value at fault, whole: a person's data, so keep it out of logs. */
    public Object getRejectedValue() {
        return rejectedValue;
    }
}
