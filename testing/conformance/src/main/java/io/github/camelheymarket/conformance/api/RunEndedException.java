package io.github.camelheymarket.conformance.api;

/** Nothing more can or may be asked in this run: the credential was refused, or somebody stopped it. */
public final class RunEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunEndedException(String message) {
        super(message);
    }
}
