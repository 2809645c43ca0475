package io.github.camelheymarket.webhook;

/** A delivery that does not reach the route. */
final class RefusedDelivery extends Exception {

    private final int status;

    /**
     * @param status the HTTP status to answer with
     * @param reason is answered and logged, hence without anything that the delivery said
     */
    RefusedDelivery(int status, String reason) {
        // Nobody looks at the stack, and whoever sends nonsense should not make us walk it.
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
