package io.github.camelheymarket.conformance.api;

/** A request got no response; it is unknown whether Heymarket received it. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String asked, Throwable cause) {
        super(asked + " got no response (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
