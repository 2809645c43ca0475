package io.github.camelheymarket.conformance.probe;

/** A probe cannot go on; the message is the reason for its questions. */
final class CannotTellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTellException(String because) {
        super(because);
    }
}
