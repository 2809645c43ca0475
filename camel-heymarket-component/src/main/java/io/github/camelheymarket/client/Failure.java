package io.github.camelheymarket.client;

/** The kinds of failures of a request, by whether Heymarket may have applied it. */
enum Failure {
    /** There was no connection: not applied. */
    NOT_SENT,
    /** 429: not applied. */
    RATE_LIMITED,
    /** 401: not applied. */
    UNAUTHORIZED,
    /** 5xx: may have been applied. */
    SERVER,
    /** Timeout, connection lost, 2xx response incomplete or unreadable: may have been applied. */
    LOST,
    /** The response is too long or nested too deep: may have been applied. A retry would get the same response. */
    OVERSIZED,
    /** 3xx and every other 4xx: not applied. */
    REFUSED;

    /** The kind of a response with a status outside 2xx. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 429 -> RATE_LIMITED;
            default -> status >= 500 ? SERVER : REFUSED;
        };
    }

    /** Whether Heymarket may have applied the request. */
    boolean maybeApplied() {
        return this == SERVER || this == LOST || this == OVERSIZED;
    }
}
