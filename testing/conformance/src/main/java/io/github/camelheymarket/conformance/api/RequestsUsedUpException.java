package io.github.camelheymarket.conformance.api;

/** The requests that a run may send are used up, but for those kept back to clean up. */
public final class RequestsUsedUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RequestsUsedUpException(int most) {
        super("the " + most + " requests of a run were used up");
    }
}
