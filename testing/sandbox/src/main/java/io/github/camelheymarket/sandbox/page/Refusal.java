package io.github.camelheymarket.sandbox.page;

/** A request that the page does not carry out; the message says why and what would help. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
