package io.github.camelheymarket.examples.common;

/** An error in the user's input; the message names it and the remedy. */
public final class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
