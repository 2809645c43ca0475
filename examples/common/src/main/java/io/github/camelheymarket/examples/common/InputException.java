package io.github.camelheymarket.examples.common;

/** Something that the user gave cannot be used; the message says what and how to mend it. */
public final class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
