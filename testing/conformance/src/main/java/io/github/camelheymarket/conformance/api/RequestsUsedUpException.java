package io.github.camelheymarket.conformance.api;

/** The limit of requests is reached, except for those reserved for the clean-up. */
public final class RequestsUsedUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RequestsUsedUpException(int most) {
        super("the " + most + " requests of a run were used up");
    }
}
