package io.github.camelheymarket.examples.addressbook;

/** Something that the user gave cannot be used; the message says what and how to mend it. */
final class InputException extends RuntimeException {

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
