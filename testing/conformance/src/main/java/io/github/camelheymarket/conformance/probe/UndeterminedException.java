package io.github.camelheymarket.conformance.probe;

/** A probe cannot continue; the message is the reason for its questions. */
final class UndeterminedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndeterminedException(String because) {
        super(because);
    }
}
