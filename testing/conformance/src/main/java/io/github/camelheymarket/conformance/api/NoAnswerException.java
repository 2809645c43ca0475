package io.github.camelheymarket.conformance.api;

/** A request got no answer; whether it arrived is not known. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String asked, Throwable cause) {
        super(asked + " got no answer (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
