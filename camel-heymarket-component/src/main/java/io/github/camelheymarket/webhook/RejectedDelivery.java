package io.github.camelheymarket.webhook;

/** A delivery that does not reach the route. */
final class RejectedDelivery extends Exception {

    private final int status;

    /**
     * @param status the HTTP status of the response
     * @param reason for the response and the log, without any content of the delivery
     */
    RejectedDelivery(int status, String reason) {
        // Without stack trace: it is not used, and anybody can cause this exception.
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
