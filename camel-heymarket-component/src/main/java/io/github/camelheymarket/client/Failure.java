package io.github.camelheymarket.client;

/** The ways a request can go wrong, by what they tell about whether Heymarket acted on it. */
enum Failure {
    /** No connection: the request surely did not arrive. */
    NOT_SENT,
    /** 429: arrived and was turned away unprocessed. */
    RATE_LIMITED,
    /** 401: arrived and was turned away unprocessed. */
    UNAUTHORIZED,
    /** 500, 502, 503, 504: arrived, and may have been applied. */
    SERVER,
    /** Timeout, connection lost, 2xx answer cut off or unreadable: may have been applied. */
    LOST,
    /** An answer longer or nested deeper than anybody needs: may have been applied, and asking again brings the same. */
    OVERSIZED,
    /** 3xx and every other 4xx: arrived and was refused. */
    REFUSED;

    /** How a status is classed; only for statuses outside 2xx. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 429 -> RATE_LIMITED;
            default -> status >= 500 ? SERVER : REFUSED;
        };
    }

    /** Whether Heymarket may have done what was asked although it looks like a failure. */
    boolean maybeApplied() {
        return this == SERVER || this == LOST || this == OVERSIZED;
    }
}
