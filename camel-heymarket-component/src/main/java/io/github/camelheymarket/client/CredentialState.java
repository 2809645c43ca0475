package io.github.camelheymarket.client;

import java.time.Instant;

/**
 * What is known of a credential: a copy that does not change, without secret and without anybody's data.
 *
 * @param verdict whether Heymarket accepts it
 * @param fromTraffic whether an answer to a call of a route told so, rather than one asked for this check
 * @param status the HTTP status that told, 0 where there was no answer
 * @param message what is wrong and what to do; {@code null} where nothing is wrong
 * @param at the time of day at which it was known; {@code null} where nothing is known
 */
public record CredentialState(Verdict verdict, boolean fromTraffic, int status, String message, Instant at) {

    /** What a check can come to. */
    public enum Verdict {
        ACCEPTED,
        /** Heymarket refused it, or did not answer well. */
        FAILED,
        /** Not asked yet: the answer is still awaited, or the budget had no place to ask. */
        UNKNOWN
    }
}
