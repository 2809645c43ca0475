package io.github.camelheymarket.conformance.api;

/** The run cannot continue: the credential was rejected, or the run was stopped. */
public final class RunEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunEndedException(String message) {
        super(message);
    }
}
